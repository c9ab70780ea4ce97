"""The grammar of time expressions: patterns over the plain text of a sentence, the first that fits at a place wins."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.lang import timex_readers as read
from onrecord.lang.timex_words import DAY, MONTH, NUMBER, ORDINALS, PART, PARTS, SPELLED, STAGE, UNIT, VAGUE, WEEKDAY, YEAR
from onrecord.model.values import TimeValue

Reader = Callable[[re.Match[str]], TimeValue | None]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_DAYS = "monday tue wed thu fri sat sun mon. mon,"
_UNITS = "second minute hour day night week month quarter year decade centur"
_PARTS = "morning afternoon evening night"
_HALVES = "a.m p.m am pm in at"
_DIGITS = "15 16 17 18 19 20"
_N = rf"(?P<n>{NUMBER})"
_WHICH = r"(?P<which>last|next|this|past|previous|coming|following|current)"
_WHICH_DAY = r"(?:(?:the )?(?P<which>last|next|previous|this coming|coming|this past|this) )?"
_NTH = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)"
_OF_YEAR = rf"(?:,? (?:of )?{YEAR})?"
_SPELLED = rf"(?:,? (?:of |in )?(?P<spelled>{SPELLED}))"
_SEASON = STAGE + r"(?:(?P<which>last|next|this|this past|coming) |the )?(?P<season>spring|summer|autumn|winter)"
_HOLIDAY = r"(?P<holiday>Christmas Eve|Christmas Day|Christmas|New Year's (?:Day|Eve))\b"
_BETWEEN = r"(?: more| additional| consecutive| straight| full| whole| long| trading| business| working| solid)?"
_PLURAL = r"(?P<unit>minute|hour|day|week|month|year|decade|centurie)s\b"
_HALF = r"(?P<half>a\.m\.?|p\.m\.?|am\b|pm\b|in the (?:morning|afternoon|evening)|at night)"
_SOMETIME = r"(?:recently|recent|the near future|the future|the past|the near term|the short term|a later date)"
_LONG = r"(?:[- ](?:long|period)\b)?"
_PAST = r"(?:the |these |those )?(?:past|last|next|previous|coming|following|first|final|latest)"
_QUARTER_OF = rf"(?:(?P<which>last year's|this year's|next year's|year-ago|year-earlier|year-before) |{YEAR} )?(?:fiscal[ -])?"

# The words of which a sentence must hold one for a pattern to be tried; the pattern; what it says.
RULES: tuple[tuple[str, str, Reader], ...] = (
    ("every each", rf"\b(?:every|each)(?: (?P<n>two|three|four|five|six|\d+))? {UNIT}\b", read.each),
    ("every each", rf"\b(?:every|each) {WEEKDAY}(?: {PART})?\b", read.each),
    ("every each", rf"\b(?:every|each) {MONTH}", read.each),
    # days
    ("-", r"\b\d{4}-\d\d-\d\d\b", read.iso),
    ("/ . -", r"\b(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)\b", read.slashed),
    ("week of", rf"\bweek of {MONTH} {DAY}\b", read.week_of),
    (_MONTHS, rf"\b(?:{WEEKDAY},? )?{MONTH} {DAY},? {YEAR}\b", read.full),
    (_MONTHS, rf"\b(?:{WEEKDAY},? )?{DAY} (?:of )?{MONTH},? {YEAR}\b", read.full),
    (_MONTHS, rf"\b(?:{WEEKDAY},? |(?P<which>last|next|this) )?{MONTH} {DAY}\b(?![,.:]\d| percent|%)", read.full),
    (_MONTHS, rf"\b(?:{WEEKDAY},? )?{DAY} (?:of )?{MONTH}(?![a-z])", read.full),
    # months, quarters, halves, seasons
    (_MONTHS, rf"\b{STAGE}{MONTH}(?:,? of)? (?P<which>this|last|next) year\b", read.month_of_year),
    ("nineteen", rf"\b{STAGE}{MONTH}{_SPELLED}", read.month),
    (_MONTHS, rf"\b(?<!\d ){STAGE}(?:(?P<which>last|next|this) )?{MONTH}{_OF_YEAR}(?![a-z'])", read.month),
    (_MONTHS, rf"\b{STAGE}(?:(?P<which>last|next|this) )?{MONTH}(?='s\b)", read.month),
    ("quarters of", rf"\b(?P<nth>first two quarters|last two quarters) of {YEAR}", read.half),
    ("half of", rf"\b(?:the )?(?P<nth>first|second|last|latter|1st|2nd) half of {YEAR}", read.half),
    ("quarter", rf"\b(?:the )?{_QUARTER_OF}{_NTH}[ -]quarter\b(?: of (?:fiscal )?(?P<ofyear>(?:19|20)\d\d)\b)?", read.quarter),
    ("nineteen", rf"\b{_SEASON}{_SPELLED}", read.season),
    ("spring summer autumn winter", rf"\b{_SEASON}{_OF_YEAR}\b", read.season),
    ("fall", rf"\b{STAGE}(?P<which>last|next|this|this past) (?P<season>fall){_OF_YEAR}\b", read.season),
    ("fiscal calendar", rf"\b(?:fiscal|calendar)(?: year)? {YEAR}\b", read.fiscal),
    ("fiscal calendar", r"\b(?:the )?(?:(?P<which>latest|current|last|next|this) )?fiscal year\b", read.fiscal),
    ("0s", rf"\b(?:the )?{STAGE}'?(?P<decade>(?:1[89]|20)\d0|[2-9]0)s\b", read.decade),
    ("nineties", rf"\bthe {STAGE}(?P<decade>nineties)\b", read.decade),
    ("century", rf"\b(?:the )?{STAGE}(?P<nth>\d\d?(?:st|nd|rd|th)|{'|'.join(ORDINALS)})[ -]century\b", read.century),
    ("christmas year's", rf"\b(?:(?P<which>last|next|this) )?{_HOLIDAY}{_OF_YEAR}", read.holiday),
    # from the day of the report
    ("yesterday tomorrow", r"\b(?:the )?day before yesterday\b|\b(?:the )?day after tomorrow\b", read.beyond),
    ("overnight", rf"\b(?P<part>overnight) (?:on )?{WEEKDAY}(?![a-z])", read.weekday),
    (_DAYS, rf"\b{STAGE}{_WHICH_DAY}{WEEKDAY}(?: {PART})?(?![a-z])", read.weekday),
    ("today yesterday tomorrow tonight", rf"\b(?:mid[- ]|early |late )?{PART} (?P<word>yesterday|today|tomorrow)\b", read.deictic),
    ("today yesterday tomorrow tonight", rf"\b{STAGE}(?P<word>today|yesterday|tomorrow|tonight)(?: {PART})?\b", read.deictic),
    (_PARTS, rf"\b{STAGE}(?P<word>this|last) {PART}\b", read.deictic),
    ("overnight", r"\b(?P<word>overnight)\b", read.deictic),
    ("ago now", rf"\b(?:{_N}|{VAGUE}) {UNIT} (?P<dir>ago|from now)\b", read.ago),
    ("weekend", rf"\b(?:{STAGE})(?P<which>last|next|this past|this coming|past|coming|this|the) weekend\b", read.weekend),
    (_UNITS, rf"\b{STAGE}(?:the )?{_WHICH} (?P<unit>week|month|quarter|year|decade|century|day)\b(?!-)", read.relative),
    ("of", r"\b(?P<early>(?:the )?(?:end|beginning|start|middle) of) the (?P<unit>year|month|week)\b(?! of)", read.end_of),
    ("year", r"\b(?:the )?year(?:'s |-| )end\b", read.end_of),
    ("year", r"\bthe (?:full )?year\b(?! (?:two thousand|\d{4}))", read.the_year),
    # lengths and sets
    ("hourly daily nightly weekly monthly annually yearly", r"\b(?:hourly|daily|nightly|weekly|monthly|annually|yearly)\b", read.adverb),
    ("these", r"\bthese days\b", read.reference),
    (_UNITS, rf"\b{_PAST} (?:{_N}|{VAGUE}){_BETWEEN}[ -]{UNIT}\b", read.length),
    ("half", rf"\b{_N} {UNIT} and a (?P<half>half)\b", read.length),
    ("half", rf"\b{_N} (?P<half>and a half) {UNIT}\b", read.length),
    ("half", rf"\bhalf an? {UNIT}\b", read.half_unit),
    ("-long", rf"\b(?P<one>){UNIT}-long\b", read.length),
    (_UNITS, rf"\b{_N}(?: to | or |(?<=\d)-(?=\d)){NUMBER}{_BETWEEN}[- ]{UNIT}\b", read.length),
    (_UNITS, rf"\b{_N}{_BETWEEN}[- ]{UNIT}\b{_LONG}", read.length),
    (_UNITS, rf"\b{VAGUE}{_BETWEEN}[- ]{UNIT}\b{_LONG}", read.length),
    (_UNITS, rf"\b{_PLURAL}(?:-long\b)?(?: or (?:days|weeks|months|years)\b)?", read.plain_units),
    # clock
    (_HALVES, rf"\b(?P<h>\d{{1,2}})(?::(?P<min>\d\d))? ?{_HALF}", read.clock),
    (":", r"(?<![\d:])(?P<h>\d{1,2}):(?P<min>\d\d)\b(?!:)", read.clock),
    ("midnight noon midday dawn dusk nightfall", r"\b(?P<part>midnight|noon|midday|dawn|dusk|nightfall)\b", read.moment),
    # years
    ("nineteen thousand", rf"\b(?:the year )?(?P<spelled>{SPELLED})\b|\bthe year two thousand\b", read.year_in_words),
    (_DIGITS, rf"\b{STAGE}{YEAR}\b(?![,.]\d|[-–]\w)", read.year),
    # references
    ("now current present at", r"\b(?:now|current|currently|at present|at the moment|presently|nowadays)\b", read.reference),
    ("recent future past term date", rf"\b{_SOMETIME}\b", read.reference),
    ("soon", r"(?<!as )(?<!too )\bsoon\b(?! as| after)", read.reference),
)  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """A pattern that is tried where the lower-case sentence holds one of the words; without a reader it hangs on what came before."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    read: Reader | None = None

    def may_fit(self, lower: str) -> bool:
        return any(word in lower for word in self.words)


PLAIN = tuple(Rule(tuple(words.split()), re.compile(pattern, re.IGNORECASE), reader) for words, pattern, reader in RULES)

# Expressions that hang on what the text named before: `timex_thread` reads them.
_EVENTS = (
    "attacks?|strikes?|air ?strikes?|bombings?|explosions?|blasts?|raids?|shellings?|assaults?|massacres?|battles?|killings?|clash(?:es)?|"
    "ambush(?:es)?|incidents?|siege|capture|offensive|operation|shootings?|crash|fall|takeover|coup|ceasefire|cease-fire|truce|vote|election|"
    "protests?|bombardment|evacuation|abductions?|kidnappings?|detonation|earthquake|verdict|summit|meeting|talks|announcement|statement"
)
_TOLD_UNIT = rf"(?P<unit>day|week|{PARTS})s?"
_HANGING = (
    # "the day after the attack": the day that was named last is that of the attack
    (
        "after before following",
        rf"\b(?:the |{_N} )?{_TOLD_UNIT} (?P<told>after|before|following)"
        rf"(?= (?:the|that|this|its|their|his|her)(?: [\w-]+){{0,2}} (?:{_EVENTS})\b)",
    ),
    ("year", r"\b(?:a )?(?P<back>year ago|year earlier|year before)\b"),
    (
        "quarter period",
        r"\b(?:the )?(?:comparable |corresponding |same )?(?P<back>year-ago|year-earlier|last year's|prior-year) (?:quarter|period)\b",
    ),
    ("year-", r"\b(?P<back>year-ago|year-earlier)\b(?! (?:\w+ )?quarter)"),
    (
        "earlier later before after previously",
        rf"\b(?:{_N}|{VAGUE}) {UNIT} (?P<dir>earlier|later|before|after|previously|afterwards?)\b",
    ),
    ("quarter period", rf"\bthe {YEAR} (?:quarter|period)\b"),
    ("quarter", r"\b(?:the|its) (?:(?:latest|most recent) )?(?P<period>quarter)\b(?!-| of (?:a|the)\b)"),
    ("latest", r"\bthe latest (?P<period>period)\b"),
    ("same that", rf"\b(?:(?:earlier|later|early|late) )?(?:on )?(?P<same>that same|the same|that) (?P<unit>day|month|year|{PARTS})\b"),
    ("next following previous", rf"\b(?:the )?(?P<to>next|following|previous) (?P<unit>day|{PARTS})\b"),
    ("following previous", r"\bthe (?P<to>following|previous) (?P<unit>week|month|year)\b"),
)
HANGING = tuple(Rule(tuple(words.split()), re.compile(pattern, re.IGNORECASE)) for words, pattern in _HANGING)

_GATE_WORDS = (
    "day|week|month|year|night|hour|minute|decade|centur|now|tomorrow|morning|afternoon|evening|daily|current|recent|past|future"
    "|present|moment|spring|summer|autumn|winter|fall|quarter|noon|dawn|dusk|annual|soon|term|date|nineteen|nineties|christmas"
)
GATE = re.compile(
    rf"\d|{_GATE_WORDS}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|period", re.IGNORECASE
)  # most sentences without a time hold none of these
