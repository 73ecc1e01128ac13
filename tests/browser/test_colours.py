"""Ink and paper, by day and by night."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((v) => v / 255)
      .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const words = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    const box = element.getBoundingClientRect();
    if (!words || !box.width || !element.checkVisibility({opacityProperty: true})) continue;
    if (element.matches(".headerlink, #pst-skip-link *, #pst-back-to-top")) continue;
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(element.outerHTML.slice(0, 90) + " " + ratio.toFixed(2));
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "jianghua.html#s2-1-p2", "fagui/fa.html"])
def test_words_stand_out_from_their_ground(visit: Visit, http: str, scheme: Any, name: str) -> None:
    page = visit.page(http + name, color_scheme=scheme)
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    page.wait_for_load_state("networkidle")
    assert page.evaluate(CONTRAST) == []


def test_night_is_remembered_and_known_before_the_page_is_drawn(visit: Visit, http: str) -> None:
    page = visit.page(http + "index.html", color_scheme="light")
    page.click(".theme-switch-button")
    page.click(".theme-change-button[data-mode=dark]")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.route(re.compile(r"/(?!early)[^/]*\.js"), lambda route: route.fulfill(body=""))
    page.goto(http + "zh-hant/jianghua.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
