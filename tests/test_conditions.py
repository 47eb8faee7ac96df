"""Conditions say when a question is asked: read once, weighed with three truth values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliënttoets.document.faults import Unreadable
from cliënttoets.questionnaire.condition_fit import Domain, Sort, faults_in_condition
from cliënttoets.questionnaire.condition_text import DEEPEST, LONGEST
from cliënttoets.questionnaire.condition_tree import (
    And,
    Answered,
    Comparison,
    Constant,
    Contains,
    Expression,
    Name,
    Not,
    OneOf,
    Operand,
    Or,
)
from cliënttoets.questionnaire.conditions import Condition, names_in, truth

ANSWERS: Mapping[str, object] = {
    "KT1": 1,
    "KT2": 3,
    "nvt": None,  # answered, without a value
    "rol": "ouder",
    "domeinen": ("school", "wonen"),
    "leeg": (),
    "overleg": date(2026, 4, 14),
    "duur": 2.5,
}


def _truth(text: str, answers: Mapping[str, object] = ANSWERS) -> bool | None:
    return truth(Condition.parse(text), answers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("KT1 == 1", True, id="equal"),
        pytest.param("KT1 != 1", False, id="not unequal"),
        pytest.param("KT1 < KT2", True, id="two questions"),
        pytest.param("2 >= KT1", True, id="the number first"),
        pytest.param("KT1 > 1", False, id="not more than itself"),
        pytest.param("duur <= 2.5", True, id="a broken number"),
        pytest.param("duur > -1", True, id="a negative number"),
        pytest.param("duur>-1", True, id="without spaces"),
        pytest.param("rol == 'ouder'", True, id="an option"),
        pytest.param('rol == "ouder"', True, id="in double quotes"),
        pytest.param("rol in ('ouder', 'jongere')", True, id="one of a list"),
        pytest.param("rol in ('jongere')", False, id="not in a list of one"),
        pytest.param("KT1 in (0, 1)", True, id="one of some numbers"),
        pytest.param("'school' in domeinen", True, id="among the chosen"),
        pytest.param("'werk' in domeinen", False, id="not among the chosen"),
        pytest.param("'school' in leeg", False, id="nothing chosen is an answer"),
        pytest.param("overleg < '2026-05-01'", True, id="before a day"),
        pytest.param("'2026-04-14' == overleg", True, id="the day first"),
        pytest.param("answered(KT1)", True, id="answered"),
        pytest.param("answered(nvt)", True, id="answered without a value"),
        pytest.param("answered(weg)", False, id="not answered"),
        pytest.param("nvt == 1", None, id="no value to compare"),
        pytest.param("weg == 1", None, id="no answer to compare"),
        pytest.param("weg != 1", None, id="no answer is not unequal either"),
        pytest.param("weg in (1, 2)", None, id="no answer in a list"),
        pytest.param("'school' in weg", None, id="nothing chosen yet"),
        pytest.param("not KT1 == 2", True, id="not binds less than a comparison"),
        pytest.param("not weg == 1", None, id="the contrary of unknown"),
        pytest.param("not answered(weg) and KT1 == 1", True, id="not binds more than and"),
        pytest.param("KT1 == 1 or KT1 == 1 and KT1 == 2", True, id="and binds more than or"),
        pytest.param("(KT1 == 1 or KT1 == 1) and KT1 == 2", False, id="brackets bind most"),
        pytest.param("\n  KT1\n  ==\n  1\n", True, id="on several lines"),
    ],
)
def test_a_condition_weighs_answers(text: str, expected: bool | None) -> None:
    assert _truth(text) is expected


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        ("ja", "ja", True, True),
        ("ja", "nee", False, True),
        ("ja", "weg", None, True),
        ("nee", "nee", False, False),
        ("nee", "weg", False, None),
        ("weg", "weg", None, None),
    ],
)
def test_logic_is_that_of_kleene(
    left: str, right: str, both: bool | None, either: bool | None
) -> None:
    answers = {"ja": 1, "nee": 0}
    for first, second in ((left, right), (right, left)):
        assert _truth(f"{first} == 1 and {second} == 1", answers) is both
        assert _truth(f"{first} == 1 or {second} == 1", answers) is either


def test_names_come_in_the_order_of_the_text_with_their_place() -> None:
    condition = Condition.parse("b > 1 and ('x' in a or not answered(c)) or d in (1)")
    assert [(name.id, name.offset) for name in names_in(condition)] == [
        ("b", 0),
        ("a", 18),
        ("c", 36),
        ("d", 43),
    ]


def test_a_condition_is_written_as_its_author_wrote_it() -> None:
    text = "( KT1<=1 )  or\trol=='ouder'"
    assert str(Condition.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "offset", "says", "remedy"),
    [
        ("", 0, "hier hoort een getal of een tekst", "houdt hier op"),
        ("KT1", 0, "'KT1' wordt met niets vergeleken", "answered(KT1)"),
        ("KT1 = 1", 4, "'=' hoort niet in een voorwaarde", "=="),
        ("KT1 === 1", 6, "'=' hoort niet in een voorwaarde", "=="),
        ("KT1 == 1 && KT2 == 1", 9, "'&' hoort niet", "'and'"),
        ("KT1 == 1 || KT2 == 1", 9, "'|' hoort niet", "'or'"),
        ("!answered(KT1)", 0, "'!' hoort niet", "'not'"),
        ("KT1 == 1 en KT2 == 1", 9, "'en' verbindt niets", "'and'"),
        ("KT1 == 1 OF KT2 == 1", 9, "'OF' verbindt niets", "'or'"),
        ("KT1 == 1 AND KT2 == 1", 9, "'AND' verbindt niets", "'and'"),
        ("niet KT1 == 1", 5, "hier hoort een vergelijking", "=="),
        ("KT1 en KT2 == 1", 4, "hier hoort een vergelijking", "'and'"),
        ("KT1 not in (1, 2)", 4, "'not' staat hier midden in", "vooraan"),
        ("0 < KT1 < 3", 8, "twee vergelijkingen aan elkaar", "'and'"),
        ("KT1 * 2 == 4", 4, "'*' hoort niet", "Rekenen"),
        ("rol == ‘ouder’", 7, "'‘' hoort niet", "rechte aanhalingstekens"),
        ("rol == 'ouder", 7, "''' hoort niet", "hetzelfde aanhalingsteken"),
        ("rol in [1, 2]", 7, "'[' hoort niet", "ronde haakjes"),
        ("rol in 'ouder'", 7, "hier hoort '('", "Er staat ''ouder''"),
        ("rol in (ouder)", 8, "hier hoort een getal of een tekst", "'ouder'"),
        ("rol in ()", 8, "hier hoort een getal of een tekst", "Er staat ')'"),
        ("'ouder' in ('ouder')", 11, "hier hoort de id van een vraag", "Er staat '('"),
        ("answered KT1", 9, "hier hoort '('", "Er staat 'KT1'"),
        ("answered(1)", 9, "hier hoort de id van een vraag", "Er staat '1'"),
        ("answered(in)", 9, "hier hoort de id van een vraag", "Er staat 'in'"),
        ("1a == 2", 0, "'1' hoort niet", "begint met een letter"),
        ("1.2.3 == KT1", 0, "'1' hoort niet", "een getal staat los"),
        ("KT1 == 1)", 8, "dit haakje heeft geen begin", "Verbind"),
        ("(KT1 == 1", 9, "hier hoort ')'", "houdt hier op"),
        ("KT1 == 1 KT2 == 1", 9, "'KT2' verbindt niets", "'and' of 'or'"),
        ("KT1 == 1 and", 12, "hier hoort een getal of een tekst", "houdt hier op"),
        ("é == 1", 0, "'é' hoort niet", None),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_mistake_is_pointed_at_with_a_remedy(
    text: str, offset: int, says: str, remedy: str | None
) -> None:
    with pytest.raises(Unreadable) as caught:
        Condition.parse(text)
    assert says in str(caught.value)
    assert caught.value.offset == offset
    if remedy is None:
        assert caught.value.remedy is None
    else:
        assert remedy in str(caught.value.remedy)


def test_a_condition_may_be_as_long_as_the_limit_and_no_longer() -> None:
    text = "KT1 == 1".ljust(LONGEST)
    assert _truth(text) is True
    with pytest.raises(Unreadable, match="telt 501 tekens"):
        Condition.parse(text + " ")


@pytest.mark.parametrize("opening", ["(", "not "], ids=["brackets", "nots"])
def test_a_condition_may_be_as_deep_as_the_limit_and_no_deeper(opening: str) -> None:
    closing = ")" if opening == "(" else ""
    Condition.parse(opening * DEEPEST + "a == 1" + closing * DEEPEST)
    with pytest.raises(Unreadable, match="dieper dan 16 niveaus"):
        Condition.parse(opening * (DEEPEST + 1) + "a == 1" + closing * (DEEPEST + 1))


def test_many_parts_side_by_side_are_not_deep() -> None:
    assert _truth(" or ".join(["KT1 == 0"] * 40)) is False


# --- Fit ---------------------------------------------------------------------------------------

DOMAINS = {
    "score": Domain(Sort.NUMBER),
    "rol": Domain(Sort.OPTION, ("ouder", "jongere")),
    "ander": Domain(Sort.OPTION, ("a", "b")),
    "domeinen": Domain(Sort.OPTIONS, ("school", "wonen")),
    "dag": Domain(Sort.DATE),
    "verhaal": Domain(Sort.CLOSED),
}


@pytest.mark.parametrize(
    "text",
    [
        "score <= 2 and score != 4",
        "rol == 'ouder' or rol in ('ouder', 'jongere')",
        "rol == ander",
        "'school' in domeinen",
        "dag > '2026-01-31'",
        "answered(verhaal) and answered(domeinen)",
        "elders == 'wat dan ook'",
    ],
)
def test_a_condition_that_fits_has_no_faults(text: str) -> None:
    assert list(faults_in_condition(Condition.parse(text), DOMAINS, ())) == []


@pytest.mark.parametrize(
    ("text", "offset", "says"),
    [
        ("score == 'twee'", 9, "'score' is een getal, maar 'twee' is tekst"),
        ("score in (1, 'twee')", 13, "'score' is een getal, maar 'twee' is tekst"),
        ("rol == 'oudre'", 7, "'oudre' is geen antwoord op 'rol'"),
        ("rol == 1", 7, "1 is geen antwoord op 'rol'"),
        ("'werk' in domeinen", 0, "'werk' is geen antwoord op 'domeinen'"),
        ("rol >= 'ouder'", 0, "de antwoorden op 'rol' hebben geen volgorde"),
        ("domeinen in ('school', 'wonen')", 0, "op 'domeinen' zijn meer antwoorden tegelijk"),
        ("'x' in score", 7, "'score' is een getal, geen reeks waar iets in zit"),
        ("'x' in verhaal", 7, "'verhaal' is een open tekst of een tabel, geen reeks"),
        ("verhaal == 'x'", 0, "'verhaal' is een open tekst of een tabel: vergelijken kan niet"),
        ("score == verhaal", 9, "'verhaal' is een open tekst of een tabel: vergelijken kan niet"),
        ("score == dag", 0, "'score' is een getal en 'dag' is een datum"),
        ("rol < ander", 0, "de antwoorden op 'rol' hebben geen volgorde"),
        ("dag == '20260131'", 7, "'dag' is een datum, maar '20260131' niet"),
        ("dag == '2026-W01-1'", 7, "'dag' is een datum, maar '2026-W01-1' niet"),
        ("1 < 2", 0, "hier worden twee vaste waarden vergeleken"),
        ("not (score == 'x' or score == 1)", 14, "'score' is een getal, maar 'x' is tekst"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_condition_that_does_not_fit_is_pointed_at(text: str, offset: int, says: str) -> None:
    faults = list(faults_in_condition(Condition.parse(text), DOMAINS, ("hier",)))
    assert says in str(faults[0].problem)
    assert (faults[0].path, faults[0].offset) == (("hier",), offset)
    assert faults[0].remedy is not None


# --- Properties --------------------------------------------------------------------------------

_IDS = ("a", "b", "c1", "d-e", "f.g", "inner", "order")
_names = st.sampled_from(_IDS).map(Name)
_constants = st.one_of(
    st.integers(-99, 99),
    st.integers(-999, 999).map(lambda n: n / 8),
    st.text(st.characters(exclude_characters="'"), max_size=6),
).map(Constant)
_numbers = st.integers(-9, 9).map(Constant)
_operators = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
_comparisons = st.builds(
    Comparison, _operators, st.one_of(_names, _constants), st.one_of(_names, _constants)
)
_leaves = st.one_of(
    _comparisons,
    st.builds(Contains, _names, _constants),
    st.builds(OneOf, _names, st.lists(_constants, min_size=1, max_size=3).map(tuple)),
    st.builds(Answered, _names),
)


def _trees(leaves: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.recursive(
        leaves,
        lambda inside: st.one_of(
            st.builds(Not, inside),
            st.builds(And, st.lists(inside, min_size=2, max_size=3).map(tuple)),
            st.builds(Or, st.lists(inside, min_size=2, max_size=3).map(tuple)),
        ),
        max_leaves=6,
    )


def _spelt(tree: Expression) -> str:
    """A text that says the tree, with brackets around every part."""
    match tree:
        case Comparison(sign, left, right):
            return f"{_operand(left)} {sign} {_operand(right)}"
        case Contains(name, option):
            return f"{_operand(option)} in {name.id}"
        case OneOf(name, values):
            return f"{name.id} in ({', '.join(map(_operand, values))})"
        case Answered(name):
            return f"answered({name.id})"
        case Not(inner):
            return f"not ({_spelt(inner)})"
        case And(parts):
            return " and ".join(f"({_spelt(part)})" for part in parts)
        case Or(parts):
            return " or ".join(f"({_spelt(part)})" for part in parts)


def _operand(operand: Operand) -> str:
    if isinstance(operand, Name):
        return operand.id
    return f"'{operand.value}'" if isinstance(operand.value, str) else f"{operand.value}"


@given(_trees(_leaves))
def test_what_is_spelt_out_is_read_back_as_the_same_tree(tree: Expression) -> None:
    text = _spelt(tree)
    if len(text) <= LONGEST:
        assert Condition.parse(text).tree == tree


@given(st.text(st.sampled_from("ab1 .'\"()=<>!,-andornotin") | st.characters(), max_size=40))
def test_any_text_is_a_condition_or_a_mistake_inside_it(text: str) -> None:
    mistake = 0
    try:
        weighed = _truth(text, {})
    except Unreadable as error:
        weighed, mistake = None, error.offset
    assert weighed in (True, False, None)
    assert 0 <= mistake <= len(text)


_numeric = _trees(
    st.one_of(
        st.builds(Comparison, _operators, _names, st.one_of(_names, _numbers)),
        st.builds(OneOf, _names, st.lists(_numbers, min_size=1, max_size=3).map(tuple)),
    )
)
_answers = st.dictionaries(st.sampled_from(_IDS), st.integers(-9, 9))


@given(_numeric, _answers, _answers)
def test_more_answers_never_overturn_what_is_known(
    tree: Expression, given_: dict[str, int], more: dict[str, int]
) -> None:
    """Kleene's logic is monotonic: answers settle what was unknown, and change nothing else."""
    condition = Condition(_spelt(tree), tree)
    before = truth(condition, given_)
    after = truth(condition, {**more, **given_})
    assert before is None or before is after


@given(_numeric, _answers)
def test_the_laws_of_de_morgan_hold_with_unknowns(
    tree: Expression, answers: dict[str, int]
) -> None:
    other = Comparison("<=", Name("a"), Name("b"))

    def weighed(expression: Expression) -> bool | None:
        return truth(Condition("", expression), answers)

    assert weighed(Not(And((tree, other)))) is weighed(Or((Not(tree), Not(other))))
    assert weighed(Not(Or((tree, other)))) is weighed(And((Not(tree), Not(other))))
    assert weighed(Not(Not(tree))) is weighed(tree)
