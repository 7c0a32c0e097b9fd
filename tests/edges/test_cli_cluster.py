"""`summarizer cluster`, and what the other commands make of a pile about several events."""

import json
from pathlib import Path

import pytest

from summarizer.domain import Brief, CheckReport, ClustersReport, FactsReport
from summarizer.edges.cli.main import exit_code
from tests.builders import FERRY
from tests.unit.stages.test_events import MILL_FIRE, STRAY


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three reports of a fire, a reprint of one, and an article about something else."""
    monkeypatch.chdir(tmp_path)
    for name, text in zip(("a", "b", "c"), MILL_FIRE, strict=True):
        (tmp_path / f"{name}.txt").write_text(text)
    (tmp_path / "d.txt").write_text(f"---\ntitle: Mill burns\noutlet: Post\ndate: 2031-03-04\n---\n{MILL_FIRE[0]}")
    (tmp_path / "shares.txt").write_text(STRAY)
    return tmp_path


def test_events_come_as_json_with_ids_sources_origins_and_copies(
    pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = exit_code(["cluster", str(pile), "gone.txt", "--format", "json"])

    out, err = capsys.readouterr()
    document = json.loads(out)
    report = ClustersReport.model_validate(document)
    assert code == 0
    assert "not used: gone.txt" in err
    assert [len(cluster.articles) for cluster in report.clusters] == [4, 1]
    assert list(document) == ["clusters", "rejected"]
    assert list(document["clusters"][0]) == ["id", "label", "articles"]
    assert list(document["clusters"][0]["articles"][0]) == [
        *("id", "source", "title", "outlet", "published", "origin", "duplicate_of")
    ]
    copies = [each for each in report.clusters[0].articles if each.duplicate_of]
    assert len(copies) == 1
    assert copies[0].origin in {each.origin for each in report.clusters[0].articles if each is not copies[0]}


def test_events_come_as_text_with_their_counts_and_articles(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["cluster", *(path.name for path in sorted(pile.iterdir()))]) == 0

    fire, shares = capsys.readouterr().out.strip().split("\n\n")
    assert "\n4 articles from 3 independent origins\n" in fire
    articles = fire.partition("origins\n")[2].splitlines()
    assert set(articles) == {
        *("  a.txt (copy of d.txt)", "  b.txt", "  c.txt", "  Post: Mill burns, 4 March 2031 [d.txt]")
    }
    assert articles.index("  a.txt (copy of d.txt)") > articles.index("  Post: Mill burns, 4 March 2031 [d.txt]")
    assert shares == (
        "Shares in the shipping group Norvane rose by 9 percent on Thursday ...\n1 article\n  shares.txt"
    )


def test_a_pile_without_a_usable_article_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Rain. More rain.")

    assert exit_code(["cluster", str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("Not used\n")


def test_one_sentence_an_article_is_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(FERRY.split(". ")[0] + ".")

    assert exit_code(["cluster", str(tmp_path), "--format", "json"]) == 0
    assert len(ClustersReport.model_validate_json(capsys.readouterr().out).clusters) == 1


def test_a_brief_leaves_strays_out_and_checks_and_facts_keep_them(
    pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pile / "claim.md").write_text("Tarrow ran the rival line Ostmar for six years and cut its debt by half.")
    texts = [str(path) for path in sorted(pile.glob("*.txt"))]

    assert exit_code(["brief", *texts, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert [item.code for item in Brief.model_validate_json(out).rejected] == ["other_event"]
    assert "shares.txt: about another event" in err
    assert exit_code(["check", str(pile / "claim.md"), *texts, "--format", "json"]) == 0
    assert len(CheckReport.model_validate_json(capsys.readouterr().out).articles) == 5
    assert exit_code(["facts", *texts, "--format", "json"]) == 0
    assert len(FactsReport.model_validate_json(capsys.readouterr().out).articles) == 5


def test_a_split_pile_has_a_brief_of_every_event_the_biggest_first(
    pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["brief", str(pile), "gone.txt", "--split", "--format", "json"]) == 0

    briefs = [Brief.model_validate_json(line) for line in capsys.readouterr().out.splitlines()]
    assert [len(brief.articles) for brief in briefs] == [4, 1]
    assert all(brief.claims for brief in briefs)
    assert [item.source for item in briefs[0].rejected] == ["gone.txt"]
    assert briefs[1].rejected == ()


@pytest.mark.parametrize(("form", "between"), [("text", "\n\n=====" + "=" * 35 + "\n\n"), ("md", "\n\n---\n\n")])
def test_briefs_of_a_split_pile_are_set_apart(
    form: str, between: str, pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["brief", str(pile), "--split", "--format", form]) == 0

    fire, shares = capsys.readouterr().out.split(between)
    assert "mill" in fire.casefold()
    assert "Norvane" in shares
    assert "Norvane" not in fire


def test_a_page_holds_one_event(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["brief", str(pile), "--split", "--format", "html"]) == 2
    assert "a page holds one brief" in capsys.readouterr().err


def test_a_pile_of_one_event_splits_into_one_brief(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pile / "shares.txt").unlink()
    assert exit_code(["brief", str(pile), "--split", "--words", "60"]) == 0
    split = capsys.readouterr().out
    assert exit_code(["brief", str(pile), "--words", "60"]) == 0

    assert split == capsys.readouterr().out


def test_a_pile_without_a_usable_article_gives_one_refused_brief(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Rain. More rain.")

    assert exit_code(["brief", str(tmp_path), "--split", "--format", "json"]) == 1
    (brief,) = [Brief.model_validate_json(line) for line in capsys.readouterr().out.splitlines()]
    assert brief.status == "refused"
    assert [item.code for item in brief.rejected] == ["no_sentence"]
