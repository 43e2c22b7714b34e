"""Gives Fira Sans one glyph for each letter and sequence of DIN 91379, so that each stands once in a PDF's text.

    pip install fonttools uharfbuzz; python compose.py IN.ttf OUT.ttf din91379.txt

Where the font sets a letter out of a base and marks, the two are put together as they stand; four marks and one sign
that it lacks are made of others. The instructions for screens go; nothing else that the font had is changed.
"""

import sys
from pathlib import Path

import uharfbuzz as hb
from fontTools.otlLib.builder import buildLigatureSubstSubtable, buildLookup
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

SOURCE, TARGET, LETTERS = sys.argv[1:]
BREVE, DOT, COMMA, LINE, HALF_RING = 0x306, 0x307, 0x313, 0x332, 0x2BF
HORN, OGONEK = 0x31B, 0x328
BREVE_BELOW, CANDRABINDU, COMMA_RIGHT, LINE_BELOW_TWO, RIGHT_HALF_RING = 0x32E, 0x310, 0x315, 0x35F, 0x2BE

font = TTFont(SOURCE)
glyphs, metrics, order = font["glyf"], font["hmtx"], font.getGlyphOrder()
cmap = font.getBestCmap()
shaper = hb.Font(hb.Face(hb.Blob.from_file_path(SOURCE)))


def component(name, x, y, scale_x=1.0):
    part = GlyphComponent()
    part.glyphName, part.x, part.y, part.flags = name, round(x), round(y), 0x0004 | 0x0002
    if scale_x != 1.0:
        part.transform = [[scale_x, 0], [0, 1.0]]
    return part


def add(name, parts, advance, code=None, is_mark=False):
    glyph = Glyph()
    glyph.numberOfContours, glyph.components = -1, parts
    glyphs[name] = glyph
    glyph.recalcBounds(glyphs)
    metrics[name] = (round(advance), glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 3 if is_mark else 1
    if code is not None:
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
        cmap[code] = name
    return name


def middle(name):
    return (glyphs[name].xMin + glyphs[name].xMax) / 2


def stacked(text):
    """The parts of a text as the font sets them, and how far it goes."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(shaper, buffer)
    x, parts = 0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions):
        parts.append(component(order[info.codepoint], x + place.x_offset, place.y_offset))
        x += place.x_advance
    return parts, x


def with_mark(letter, mark, room=0):
    """A letter with a mark that is not in the font, over or under its middle, or to its right with some room."""
    base, on = cmap[ord(letter)], cmap[mark]
    advance = metrics[base][0]
    x = advance + room - glyphs[on].xMax if room else middle(base) - middle(on)
    above = glyphs[on].yMin > 0 and not room
    y = max(0, glyphs[base].yMax + 50 - glyphs[on].yMin) if above else 0
    return [component(base, 0, 0), component(on, x, y)], advance + room


def entries():
    for line in Path(LETTERS).read_text().splitlines():
        kind, _, rest = line.partition(" ")
        if kind in ("letter", "sequence"):
            yield from ("".join(chr(int(point, 16)) for point in entry.split("+")) for entry in rest.split())


def parts_of(text):
    last = ord(text[-1])
    if text in ("\u1e2a", "\u1e2b"):
        return with_mark("H" if text == "\u1e2a" else "h", BREVE_BELOW)
    if last == CANDRABINDU:
        return with_mark(text[0], last)
    if last == COMMA_RIGHT:
        return with_mark(text[0], last, room=110)
    if len(text) == 3 and ord(text[1]) == LINE_BELOW_TWO:
        first, second, line = cmap[ord(text[0])], cmap[ord(text[2])], cmap[LINE]
        begin, end = middle(first), metrics[first][0] + middle(second)
        stretch = (end - begin) / (glyphs[line].xMax - glyphs[line].xMin)
        under = component(line, begin - glyphs[line].xMin * stretch, 0, stretch)
        return [component(first, 0, 0), component(second, metrics[first][0], 0), under], sum(
            metrics[name][0] for name in (first, second))
    for mark in (HORN, OGONEK):
        if chr(mark) in text:
            return hooked(text.replace(chr(mark), ""), cmap[mark], mark == HORN)
    return stacked(text)


def hooked(text, mark, is_horn):
    """A text with a hook for which the font has no place: at the upper right corner, or below the middle."""
    parts, advance = stacked(text)
    base, hook = glyphs[cmap[ord(text[0])]], glyphs[mark]
    if is_horn:
        return [*parts, component(mark, base.xMax - hook.xMin - 30, base.yMax - hook.yMax)], advance
    return [*parts, component(mark, (base.xMin + base.xMax) / 2 - middle(mark), 0)], advance


breve = glyphs[cmap[BREVE]]
height = breve.yMax - glyphs[cmap[LINE]].yMax
add("uni032E", [component(cmap[BREVE], 0, -height)], 0, BREVE_BELOW, True)
lift = (breve.yMax - breve.yMin) * 0.6
add("uni0310", [component(cmap[BREVE], 0, 0), component(cmap[DOT], middle(cmap[BREVE]) - middle(cmap[DOT]), lift)], 0,
    CANDRABINDU, True)
add("uni0315", [component(cmap[COMMA], 0, 0)], 0, COMMA_RIGHT, True)
add("uni035F", [component(cmap[LINE], 0, 0)], 0, LINE_BELOW_TWO, True)
add("uni02BE", [component(cmap[HALF_RING], metrics[cmap[HALF_RING]][0], 0, -1.0)], metrics[cmap[HALF_RING]][0],
    RIGHT_HALF_RING)

ligatures = {}
for text in entries():
    if len(text) == 1 and ord(text) in cmap:
        continue
    parts, advance = parts_of(text)
    name = "_".join(f"uni{ord(sign):04X}" for sign in text)
    if len(text) == 1:
        add(name, parts, advance, ord(text))
    else:
        add(name, parts, advance)
        ligatures[tuple(cmap[ord(sign)] for sign in text)] = name



def shift(value):
    """Every lookup moves one place on, wherever it is called."""
    if isinstance(value, list):
        for item in value:
            shift(item)
    elif hasattr(value, "__dict__"):
        if isinstance(value, otTables.SubstLookupRecord):
            value.LookupListIndex += 1
        for item in vars(value).values():
            shift(item)


# First of all, before the font sets other marks over capitals, or «fl» as one.
table = font["GSUB"].table
table.ensureDecompiled(recurse=True)
shift(table.LookupList.Lookup)
for record in table.FeatureList.FeatureRecord:
    record.Feature.LookupListIndex = [index + 1 for index in record.Feature.LookupListIndex]
table.LookupList.Lookup.insert(0, buildLookup([buildLigatureSubstSubtable(ligatures)]))
table.LookupList.LookupCount = len(table.LookupList.Lookup)
feature = otTables.FeatureRecord()
feature.FeatureTag, feature.Feature = "ccmp", otTables.Feature()
feature.Feature.FeatureParams, feature.Feature.LookupCount = None, 1
feature.Feature.LookupListIndex = [0]
table.FeatureList.FeatureRecord.append(feature)
table.FeatureList.FeatureCount = len(table.FeatureList.FeatureRecord)
for script in table.ScriptList.ScriptRecord:
    for system in [script.Script.DefaultLangSys, *(record.LangSys for record in script.Script.LangSysRecord)]:
        if system is not None:
            system.FeatureIndex.append(table.FeatureList.FeatureCount - 1)
            system.FeatureCount = len(system.FeatureIndex)

# Paper needs no instructions for screens of few pixels, and every letter would carry them along.
for name in glyphs.keys():
    glyphs[name].removeHinting()
for tag in ("fpgm", "prep", "cvt ", "gasp"):
    if tag in font:
        del font[tag]

font["head"].modified = font["head"].created
font.recalcTimestamp = False
font.save(TARGET)
