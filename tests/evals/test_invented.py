"""Invented clusters: the same ones every time, and no two alike."""

from evals.invented import invented_articles, invented_clusters


def test_clusters_are_the_same_in_every_run_and_unlike_each_other() -> None:
    clusters = list(invented_clusters(12))

    assert clusters == list(invented_clusters(12))
    assert len({cluster.articles[0].text for cluster in clusters}) == 12  # type: ignore[union-attr]  # all are articles
    assert [len(cluster.articles) for cluster in clusters[:5]] == [3, 4, 5, 6, 3]


def test_a_larger_number_begins_with_the_smaller_s_clusters() -> None:
    assert list(invented_clusters(8))[:5] == list(invented_clusters(5))


def test_a_pile_without_a_seed_is_one_of_its_own() -> None:
    assert invented_articles(3) == invented_articles(3) != invented_articles(3, seed=0)
