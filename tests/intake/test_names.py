"""Readable names from the register's capitals."""

import pytest

from responses.intake.names import readable_board_name, readable_name


@pytest.mark.parametrize(
    "name",
    [
        "Herefordshire and Worcestershire Health and Care NHS Trust",
        "Alder Hey Children's NHS Foundation Trust",
        "The Queen Elizabeth Hospital, King's Lynn, NHS Foundation Trust",
        "South West London and St George's Mental Health NHS Trust",
        "Ashford and St Peter's Hospitals NHS Foundation Trust",
        "The Newcastle upon Tyne Hospitals NHS Foundation Trust",
        "Royal Brompton & Harefield NHS Foundation Trust",
        "Cumbria, Northumberland, Tyne and Wear NHS Foundation Trust",
        "Great Ormond Street Hospital for Children NHS Foundation Trust",
        "Isle of Wight NHS Trust",
        "Barts and The London NHS Trust",
    ],
)
def test_capitals_become_readable(name):
    assert readable_name(name.upper()) == name
    assert readable_name(name) == name


def test_names_of_boards_are_short():
    name = "NHS Herefordshire and Worcestershire Integrated Care Board"
    assert readable_board_name(name) == "Herefordshire and Worcestershire ICB"
    assert readable_board_name("Z9B2Z BOARD") == "Z9B2Z Board"
