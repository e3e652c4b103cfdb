"""Places that mentors share, from the tables of a term folder to the proof in its archive."""
import itertools
import re

import pytest
from muster import InvalidInput
from muster.archive import load
from muster.cli.main import main
from muster.programme import verify
from muster.readers import read_folder
from muster.readers.models.organisation import build_organisation
from muster.readers.models.pairing import build_fit, build_pairing

from readers_test import folder, message_of, write  # noqa: F401

MENTORS = ["M2", "M3", "M4"]
STUDENTS = ["S1", "S2", "S3", "S4"]


@pytest.fixture
def term(folder):  # noqa: F811
    """Three mentors and four students, who need what some of them are good at."""
    write("members.csv", "member,name,unit\nM1,赵一,BR\nM2,钱二,BR\nM3,孙三,BR\nM4,李四,BR\n")
    write("stages.csv", "member,stage,since\nM1,applicant,2025-03-01\nM2,full,2010-01-01\nM3,full,2011-01-01\n"
                        "M4,full,2012-01-01\n")
    write("students.csv", "student,name,class\nS1,甲,C1\nS2,乙,C1\nS3,丙,C1\nS4,丁,C1\n")
    write("mentees.csv", "student\nS1\nS2\nS3\nS4\n")
    write("grades.csv", "person,subject,grade\nM2,英语,3.9\nM2,数学,3.5\nM3,物理,3.8\nM3,英语,3.1\nM4,物理,3.2\n"
                        "S1,英语,1.0\nS2,数学,1.2\nS3,物理,1.1\nS4,英语,1.5\n")
    write("ledger.csv", "record,member,indicator,quantity,day,source,activity\n"
                        "E1,M2,theory_sessions,1,2026-10-10,签到表,A1\n")
    share("F,,2,H\nH,,4,\n")
    return folder


def share(rows, mentors="M2,0,3,F\nM3,0,3,F\nM4,0,3,H\n"):
    write("mentors.csv", "member,minimum,maximum,shared\n" + mentors)
    write("shared_places.csv", "shared,minimum,maximum,within\n" + rows)


def best(fit, most_on_floor):
    """The greatest total of all pairings, tried one by one."""
    def worth(student, mentor):
        return fit.score(fit.mentors.index(mentor), fit.mentees.index(student)).total

    return max(sum(worth(*pair) for pair in zip(STUDENTS, chosen))
               for chosen in itertools.product(MENTORS, repeat=4)
               if all(chosen.count(mentor) <= 3 for mentor in MENTORS)
               and sum(mentor in ("M2", "M3") for mentor in chosen) <= most_on_floor)


@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_term_folder_pairs_within_what_mentors_share(term, most):
    share(f"F,,{most},H\nH,,4,\n")
    read = read_folder(term)
    fit = build_fit(read, build_organisation(read))
    made = build_pairing(read, fit)
    assert made.verify() and made.total == best(fit, most)
    assert made.shared().to_dict("list")["mentees"] == [most, 4]


def test_the_chinese_tables_say_the_same(term):
    english = build_pairing(read_folder(term), build_fit(read_folder(term), build_organisation(read_folder(term))))
    write("shared_places.csv", "合用名额,最多人数,上级\nF,2,H\nH,4,\n")
    write("mentors.csv", "成员编号,最少人数,最多人数,合用名额\nM2,0,3,F\nM3,0,3,F\nM4,0,3,H\n")
    read = read_folder(term)
    assert build_pairing(read, build_fit(read, build_organisation(read))) == english


BAD = [
    ("an unknown place", "F,,2,\n", "M2,0,3,G\nM3,0,3,F\n",
     'term/mentors.csv:2: shared place "G" is not in shared_places.csv; add it there or correct the id'),
    ("an unknown one above", "F,,2,X\n", "M2,0,3,F\n",
     'term/shared_places.csv:2: shared place "X" is not in shared_places.csv; add it there or correct the id'),
    ("a ring", "F,,2,G\nG,,3,F\n", "M2,0,3,F\n",
     'term/shared_places.csv:2: "F" stands within itself; correct the column within'),
    ("nobody's", "F,,2,\nG,,3,\n", "M2,0,3,F\n",
     'term/shared_places.csv:3: no mentor shares "G"; name it in the column shared of a mentor, or take the row out'),
    ("crossed limits", "F,3,2,\n", "M2,0,3,F\n",
     "term/shared_places.csv:2: the shared place's minimum 3 is above the maximum 2; exchange them or correct one"),
    ("one twice", "F,,2,\nF,,3,\n", "M2,0,3,F\n", 'term/shared_places.csv:3: shared "F" stands here twice'),
    ("no number", "F,,two,\n", "M2,0,3,F\n", 'term/shared_places.csv:2: column "maximum": "two" is not a whole number'),
]


@pytest.mark.parametrize("rows, mentors, beginning", [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_what_is_wrong_with_shared_places_is_told_in_both_languages(term, capsys, rows, mentors, beginning):
    share(rows, mentors)
    assert message_of(term).startswith(beginning)
    assert main(["check", "term", "--language", "zh"]) == 2
    printed = capsys.readouterr()
    told = printed.out + printed.err
    assert beginning.split(": ")[0] in told and not re.search(r"[a-z]+ [a-z]+|shared(?!_places)", told)


def test_all_faults_are_told_at_once(term):
    share("F,3,2,X\nG,,2,\n", "M2,0,3,Z\nM3,0,3,F\n")
    told = message_of(term)
    for part in ("shared_places.csv:2: shared place", "shared_places.csv:3: no mentor", "mentors.csv:2: shared place",
                 "minimum 3 is above"):
        assert part in told


def test_what_cannot_be_kept_is_named(term):
    share("F,,1,H\nH,,2,\n")
    read = read_folder(term)
    with pytest.raises(InvalidInput, match='shared capacity "H" takes 2'):
        build_pairing(read, build_fit(read, build_organisation(read)))


def test_places_shared_across_branches_that_are_planned_apart_are_refused(term, capsys):
    write("units.csv", "unit,name,level,above\nGB,总支,general_branch,\nBR,第一支部,branch,GB\n"
                       "B2,第二支部,branch,GB\n")
    write("term.csv", "term,name,branch,first_day,last_day\n2026-autumn,秋季学期,GB,2026-09-07,2026-12-27\n")
    write("members.csv", "member,name,unit\nM1,赵一,BR\nM2,钱二,BR\nM3,孙三,B2\nM4,李四,B2\n")
    write("posts.csv", "post,name,kind,place,unit\nP,监督岗,supervision,B,BR\n")
    write("mentees.csv", "student,unit\nS1,BR\nS2,BR\nS3,B2\nS4,B2\n")
    assert main(["term", "term", "--out", "out", "--work", "100"]) == 2
    assert ('term/shared_places.csv:2: "F" is shared by mentors of several branches that are planned each by itself; '
            "give each branch shared places of its own") in capsys.readouterr().err


def told_pairs(out):
    term = load(f"{out}/term.muster")
    assert not verify(term).pairing
    made = term.pairing
    return made, {made.fit.mentees[row]: made.fit.mentors[mentor]
                  for row, mentor in enumerate(made.result.pairing.mentor_of.tolist())}


def test_what_was_told_is_kept_as_far_as_shared_places_allow(term):
    assert main(["publish", "term", "--out", "first", "--work", "500", "--today", "2026-09-01"]) == 0
    made, before = told_pairs("first")
    assert [each.name for each in made.shared] == ["F", "H"] and len(made.shared_price) == 2
    assert sum(mentor in ("M2", "M3") for mentor in before.values()) == 2
    share("F,,1,H\nH,,4,\n")
    assert main(["change", "term", "--out", "second", "--work", "500", "--today", "2026-09-02"]) == 0
    _, after = told_pairs("second")
    assert sum(mentor in ("M2", "M3") for mentor in after.values()) == 1
    assert sum(before[student] == after[student] for student in STUDENTS) == 3
