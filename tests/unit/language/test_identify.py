"""Which texts are English."""

import pytest

from summarizer.language.identify import is_english
from summarizer.language.parse import parse_sentence
from summarizer.language.words import words_in

ENGLISH = {
    "news": """The council said on Thursday that the bridge would stay shut until engineers had looked at every
        cable and told the mayor what they had found.""",
    "foreign names": """Café owner Zoë Brontë and Señor Núñez met in Malmö, and they said that it was the best of all
        the days they had had.""",
    "too short to tell": "Bridge shut until further notice",
    "seven bare words": "Norline cancels four ferries, blames broken pumps",
    "one sentence": "The council shut the bridge on Thursday after engineers found cracks.",
    "one sentence with one stop word": "Norline cancels four ferries, blames broken pumps at Lund harbour",
    "foreign names in one sentence": "Mayor Ines de la Vega left the hall of the council in Los Olmos.",
}
FOREIGN = {
    "French": """Le conseil a annoncé jeudi que le pont resterait fermé jusqu'à ce que les ingénieurs aient examiné
        chaque câble et remis leur rapport à la maire de la ville.""",
    "German": """Der Stadtrat teilte am Donnerstag mit, dass die Brücke gesperrt bleibt, bis die Ingenieure jedes
        Kabel geprüft und der Bürgermeisterin ihren Bericht vorgelegt haben.""",
    "Spanish": """El ayuntamiento anunció el jueves que el puente seguirá cerrado hasta que los ingenieros hayan
        revisado cada cable y presentado su informe a la alcaldesa de la ciudad.""",
    "Dutch": """De gemeenteraad zei donderdag dat de brug gesloten blijft totdat de ingenieurs elke kabel hebben
        bekeken en hun verslag aan de burgemeester hebben gegeven.""",
    "German, one sentence": "Der Zug kam am Morgen in Marl an und war so voll wie nie.",
    "German, no word we know": "Feuerwehrleute retten zwölf Kinder, Bürgermeisterin dankt allen Helfern herzlich.",
    "French, one sentence": "On a retrouvé le bateau dans la baie de Skarn sur un banc de sable.",
    "Spanish, one sentence": "El puente sigue cerrado y no se sabe a qué hora abre la carretera.",
    "Italian, one sentence": "Il ponte resta chiuso e la gente di Marl non sa che fare a lungo.",
    "Portuguese, one sentence": "A ponte está fechada e não se sabe a hora em que abre a estrada.",
    "Dutch, one sentence": "De brug is dicht en het is niet bekend of de boot in Lund is.",
    "Swedish, one sentence": "Bron är stängd och ingen vet när den åter öppnas för trafik i Lund.",
    "Russian": "Городской совет сообщил в четверг, что мост закрыт, пока инженеры не проверят каждый трос.",
    "Chinese": "市议会星期四表示，在工程师检查完每一根缆索之前，这座大桥将继续关闭。",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_is_taken_for_english(text: str) -> None:
    assert is_english(words_in(text))


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_another_language_is_not_taken_for_english(text: str) -> None:
    assert not is_english(words_in(text))


@pytest.mark.parametrize(
    "sentence",
    [
        *(text for name, text in FOREIGN.items() if "no word we know" not in name and name != "Chinese"),
        "Die Fähre Alma verlor am Dienstag vor Skerry Point ihr Ruder.",
        "Die Polizei nahm am Montag zwei Männer fest.",
        "Le maire a démissionné lundi.",
        "La ville est sous le choc.",
        "“Der Damm ist gebrochen und wir sind alle nass”, sagte Voss.",
        "“La scoperta di un cranio del tipo di Neanderthal presso Roma.”",
        "Przez most nie jest możliwy przejazd do miasta Lund.",
    ],
)
def test_a_sentence_of_another_language_is_foreign(sentence: str) -> None:
    assert parse_sentence(" ".join(sentence.split())).is_foreign


@pytest.mark.parametrize(
    "sentence",
    [
        *(" ".join(text.split()) for text in ENGLISH.values()),
        "Ines de la Vega, Javier de los Santos and Per van den Berg resigned on Monday.",
        "Ines de la Vega y del Monte succeeded Javier de los Santos.",
        "Voss said: “Der Damm ist gebrochen und wir sind alle nass.”",
        "“Der Damm ist gebrochen und wir sind alle nass,” the mayor told reporters.",
        "The café’s façade and the fiancée’s résumé burned.",
        "The film “La vita è bella” won in Lund.",
        "It was a museum per se, a doctor of Médecins sans frontières said.",
        "Norline cancels four ferries, blames broken pumps",
        "Die or leave, the guards told them.",
        "Rio de Janeiro beat Real de Madrid 5-1.",
    ],
)
def test_foreign_names_and_quotations_make_no_sentence_foreign(sentence: str) -> None:
    assert not parse_sentence(sentence).is_foreign
