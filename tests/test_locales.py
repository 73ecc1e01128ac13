"""In which language the command line speaks, and what becomes of a sentence on its way there."""

from __future__ import annotations

import json
import pickle
from dataclasses import asdict

import pytest

from zhbook.errors import diagnose
from zhbook.locale.catalogues import (
    ENGLISH,
    SIMPLIFIED,
    TRADITIONAL,
    catalogue_for,
    chinese_for,
    language,
    spoken,
)
from zhbook.locale.say import Said, restored, say, stored
from zhbook.sphinx.search import wording as search_words

NESTED = say(
    "{wrong}; do you mean “{near}”?", wrong=say("unknown key “{key}”", key="bok"), near="book"
)


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, ENGLISH),
        ({"LANG": "en_US.UTF-8"}, ENGLISH),
        ({"LANG": "de_DE.UTF-8"}, ENGLISH),
        ({"LANG": "zh_CN.UTF-8"}, SIMPLIFIED),
        ({"LANG": "zh_SG"}, SIMPLIFIED),
        ({"LANG": "zh"}, SIMPLIFIED),
        ({"LANG": "zh_CN.GB18030@stroke"}, SIMPLIFIED),
        ({"LANG": "zh-Hans-HK"}, SIMPLIFIED),
        ({"LANG": "zh_TW.UTF-8"}, TRADITIONAL),
        ({"LANG": "zh_HK.UTF-8"}, TRADITIONAL),
        ({"LANG": "zh_MO.UTF-8"}, TRADITIONAL),
        ({"LANG": "zh_Hant"}, TRADITIONAL),
        ({"LANG": "zhx_CN"}, ENGLISH),
        # the first of the three that is set and not empty
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_US"}, TRADITIONAL),
        ({"LC_ALL": "zh_CN", "LC_MESSAGES": "zh_TW", "LANG": "en_US"}, SIMPLIFIED),
        ({"LC_ALL": "en_GB", "LANG": "zh_CN"}, ENGLISH),
        ({"LC_CTYPE": "zh_CN.UTF-8"}, ENGLISH),
        # C is English, whatever else is asked for
        ({"LC_ALL": "C", "LANG": "zh_CN"}, ENGLISH),
        ({"LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"}, ENGLISH),
        ({"LANG": "POSIX", "LANGUAGE": "zh_CN"}, ENGLISH),
        # LANGUAGE is a list, and comes first
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_TW:zh_CN"}, TRADITIONAL),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "de:zh_HK:en"}, TRADITIONAL),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en_US:zh_CN"}, ENGLISH),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "de:fr"}, ENGLISH),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": ""}, SIMPLIFIED),
        ({"LANGUAGE": "zh_CN"}, SIMPLIFIED),
        # no locale at all, but no failure either
        ({"LANG": "::_@.", "LANGUAGE": ":"}, ENGLISH),
    ],
)
def test_the_language_is_chosen_as_gettext_does(environment: dict[str, str], wanted: str) -> None:
    assert language(environment) == wanted


def test_a_sentence_is_its_english_self() -> None:
    said = say("a line of {count:,} characters; at most {most:,} are read", count=12345, most=999)
    assert said == "a line of 12,345 characters; at most 999 are read"
    assert json.loads(json.dumps(said)) == said
    assert len({said, str(said)}) == 1


def test_the_sentence_inside_a_sentence_is_spoken_too() -> None:
    assert NESTED == "unknown key “bok”; do you mean “book”?"
    assert spoken(NESTED, SIMPLIFIED) == "没有“bok”这个键；是不是“book”？"
    assert spoken(NESTED, TRADITIONAL) == "沒有「bok」這個鍵；是不是「book」？"
    assert spoken(NESTED, ENGLISH) == str(NESTED)


def test_values_are_no_templates() -> None:
    said = say("unknown key “{key}”", key="{key} {0} %s")
    assert said == "unknown key “{key} {0} %s”"
    assert spoken(said, SIMPLIFIED) == "没有“{key} {0} %s”这个键"


def test_a_sentence_that_no_catalogue_has_stays_english() -> None:
    assert spoken(say("never {seen}", seen="heard"), SIMPLIFIED) == "never heard"


@pytest.mark.parametrize(
    "way",
    [
        lambda said: pickle.loads(pickle.dumps(said)),
        lambda said: restored(json.loads(json.dumps(stored(said)))),
        lambda said: asdict(diagnose("a.txt", 1, "notice", said))["message"],
    ],
    ids=["between processes", "between runs", "in a dictionary"],
)
def test_a_sentence_keeps_what_it_is_made_of(way: object) -> None:
    again = way(NESTED)  # type: ignore[operator]
    assert isinstance(again, Said) and again == NESTED
    assert spoken(again, TRADITIONAL) == spoken(NESTED, TRADITIONAL)


def test_a_template_without_its_value_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        say("unknown key “{key}”")


@pytest.mark.parametrize("language", ["zh_TW", "zh_HK", "zh_MO", "zh-Hant", "zh_Hant_HK"])
def test_a_sphinx_project_in_traditional_script_is_known_in_every_component(language: str) -> None:
    assert catalogue_for(language) == TRADITIONAL
    assert chinese_for(language) == TRADITIONAL
    assert search_words.words_for(language)["search"] == "搜尋"


def test_a_project_in_another_language_has_no_catalogue() -> None:
    assert catalogue_for("de") is None
    assert catalogue_for("en") == ENGLISH
    assert catalogue_for("zh_CN") == SIMPLIFIED
    assert [chinese_for(language) for language in ("de", "en", "zh_CN")] == [SIMPLIFIED] * 3
