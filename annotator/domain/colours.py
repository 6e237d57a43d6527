"""Colours of labels: how well they read, and how far apart they stay, also for those who see fewer colours.

Colours are ``#rrggbb``. Contrast is that of WCAG 2 (1 to 21), distance that of OKLab (0 to about 1). How people without
one of the three kinds of cone see is computed after Machado, Oliveira and Fernandes (2009).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache

NAME_CONTRAST = 4.5
"""What the name of a label has to reach on its ground: WCAG AA for text."""

CHIP_CONTRAST = 3.0
"""What a swatch or an underline has to reach: WCAG AA for graphics."""

Triple = tuple[float, float, float]
_Matrix = tuple[Triple, Triple, Triple]

_SIGHTS: tuple[_Matrix, ...] = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)
"""Everybody's sight, and that without red, green and blue cones, in linear RGB."""

_HUES = range(0, 360, 6)
_LIGHT = tuple((lightness, chroma) for lightness in (0.42, 0.48, 0.54) for chroma in (0.07, 0.11, 0.15, 0.19))
_DARK = tuple((lightness, chroma) for lightness in (0.7, 0.76, 0.82, 0.88) for chroma in (0.07, 0.1, 0.13, 0.16))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    first, second = sorted((_luminance(one), _luminance(other)))
    return (second + 0.05) / (first + 0.05)


def least_contrast(colour: str, grounds: Iterable[str]) -> float:
    """Return the contrast of a colour on the ground where it reads worst."""
    return min(contrast(colour, ground) for ground in grounds)


def distance(one: str, other: str) -> float:
    """Return how far apart two colours are for whoever tells them apart worst."""
    return min(math.dist(*pair) for pair in zip(_seen(one), _seen(other), strict=True))


def suggest(
    light: Iterable[str], dark: Iterable[str], *, light_grounds: Iterable[str], dark_grounds: Iterable[str]
) -> tuple[str, str]:
    """Return a colour for light and one for dark ground, of one hue, that stay apart from those that are in use.

    Both reach ``NAME_CONTRAST`` on all of their grounds.
    """
    used, used_dark = tuple(light), tuple(dark)
    grounds, dark_ones = tuple(light_grounds), tuple(dark_grounds)
    best: tuple[float, str, str] | None = None
    for hue in _HUES:
        first = _best(hue, _LIGHT, used, grounds)
        second = _best(hue, _DARK, used_dark, dark_ones)
        if first is not None and second is not None:
            apart = min(first[0], second[0])
            if best is None or apart > best[0]:
                best = (apart, first[1], second[1])
    if best is None:
        raise ValueError("no colour reads on these grounds")
    return best[1], best[2]


def _best(
    hue: int, shades: tuple[tuple[float, float], ...], used: tuple[str, ...], grounds: tuple[str, ...]
) -> tuple[float, str] | None:
    """Return the shade of a hue that is farthest from what is in use, and how far; the most colourful among equals."""
    best: tuple[float, str] | None = None
    for colour in _shades(hue, shades):
        if least_contrast(colour, grounds) < NAME_CONTRAST:
            continue
        apart = min((distance(colour, other) for other in used), default=1.0)
        if best is None or apart >= best[0]:
            best = (apart, colour)
    return best


@cache
def _shades(hue: int, shades: tuple[tuple[float, float], ...]) -> tuple[str, ...]:
    return tuple(_in_gamut(hue, shades))


def _in_gamut(hue: int, shades: tuple[tuple[float, float], ...]) -> Iterator[str]:
    for lightness, chroma in shades:
        angle = math.radians(hue)
        linear = _from_oklab((lightness, chroma * math.cos(angle), chroma * math.sin(angle)))
        if all(-0.001 <= each <= 1.001 for each in linear):
            yield "#" + "".join(f"{round(255 * _encoded(min(1.0, max(0.0, each)))):02x}" for each in linear)


@cache
def _seen(colour: str) -> tuple[Triple, ...]:
    """Return a colour in OKLab as each kind of sight has it."""
    linear = _linear(colour)
    return tuple(_oklab(_times(matrix, linear)) for matrix in _SIGHTS)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return (_decoded(red), _decoded(green), _decoded(blue))


def _decoded(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> float:
    return float(12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055)


def _times(matrix: _Matrix, vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return (first, second, third)


def _oklab(linear: Triple) -> Triple:
    red, green, blue = (max(0.0, each) for each in linear)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_oklab(lab: Triple) -> Triple:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
