"""What is said of a picture to those who do not see it."""

import pytest
from bs4 import BeautifulSoup

from packager.text.parts.alternatives import alternative


def said(attributes: str, address: str = "https://a.example/x/2f9c.jpg") -> str | None:
    image = BeautifulSoup(f"<img {attributes}>", "html.parser").img
    assert image is not None
    return alternative(image, address)


@pytest.mark.parametrize("text", [
    "The harbour at dusk", "Comet", "COVID-19", "R2-D2", "2024 Lexus RZ", "@some_body", r"x_{1}", "x_1",
    "Mother-in-law", "北京_2023年の駅前", "Vue d’ensemble", "Foto: Anna Huber", "A.jpg in three lines",
])  # fmt: skip
def test_words_are_said(text: str) -> None:
    assert said(f'alt="{text}"') == text


@pytest.mark.parametrize("text", [
    "DSC_0508", "IMG 4228", "IMG_3886.jpg", "1230_13_yuecel", "global_affiliates_map", "smiling woman.jpg", "P1610088",
    "https://a.example/x/2f9c.jpg", "www.a.example", "image", "Screenshot 3", "untitled",
    "Gallery image 1", "No Caption Provided", "featured image",
])  # fmt: skip
def test_the_name_of_a_file_says_nothing(text: str) -> None:
    assert said(f'alt="{text}"') is None


def test_what_is_written_as_the_name_of_the_very_file_says_nothing() -> None:
    address = "https://a.example/2023/google-gemini-dec-2023.jpg?w=700"
    assert said('alt="Google-Gemini-Dec-2023"', address) is None
    assert said('alt="Google-Gemini-Dec-2023"') == "Google-Gemini-Dec-2023"


def test_a_title_takes_the_place_of_a_text_that_says_nothing() -> None:
    assert said('alt="DSC_0508" title="The harbour at dusk"') == "The harbour at dusk"
    assert said('alt="DSC_0508" title="DSC_0508"') is None


def test_a_picture_that_only_decorates_is_silent() -> None:
    assert said('alt=""') == ""
    assert said("") is None
