"""Football.TXT written for these tests: real ties, in both dialects and with all that is met in files."""

from __future__ import annotations

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.events import read as read_event
from scoreboard.formats.football_txt.importing import Imported, Wanted, import_new
from scoreboard.formats.football_txt.reading import Document, Fixture, read
from scoreboard.rules.review import review_draw, review_log, review_ties

SPRING_2019 = """\
= UEFA Champions League 2018/19

» Quarterfinals
  Tue Apr/9 2019
    21.00  Liverpool FC (ENG)      v FC Porto (POR)          2-0 (2-0)
           Tottenham Hotspur (ENG) v Manchester City (ENG)   1-0 (0-0)
  Wed Apr/10
    21.00  AFC Ajax (NED)          v Juventus FC (ITA)       1-1 (0-1)
           Manchester United (ENG) v FC Barcelona (ESP)      0-1 (0-1)
  Tue Apr/16
    21.00  Juventus FC (ITA)       v AFC Ajax (NED)          1-2 (1-1)
           FC Barcelona (ESP)      v Manchester United (ENG) 3-0 (2-0)
  Wed Apr/17
    21.00  Manchester City (ENG)   v Tottenham Hotspur (ENG) 4-3 (3-2)
           FC Porto (POR)          v Liverpool FC (ENG)      1-4 (0-1)

» Semifinals
  Tue Apr/30
    21.00  Tottenham Hotspur (ENG) v AFC Ajax (NED)          0-1 (0-1)
  Wed May/1
    21.00  FC Barcelona (ESP)      v Liverpool FC (ENG)      3-0 (1-0)
  Tue May/7
    21.00  Liverpool FC (ENG)      v FC Barcelona (ESP)      4-0 (1-0)
  Wed May/8
    21.00  AFC Ajax (NED)          v Tottenham Hotspur (ENG) 2-3 (2-0)

» Final
  Sat Jun/1
    21.00  Tottenham Hotspur (ENG) v Liverpool FC (ENG)      0-2 (0-1)
"""
"""The dialect since 2020. Away goals decide two ties."""

SPRING_2012 = """\
# Champions League 2011/12

(1)  Semi-finals - 1st Leg    // 17. & 18. April

[Tue Apr/17]
  20.45  Bayern München  2-1  Real Madrid  @ Allianz Arena, München
           [Ribéry 17' Gómez 90'; Özil 53']
[Wed Apr/18]
  20.45  Chelsea  1-0  Barcelona  @ Stamford Bridge, London
           [Drogba 45+2']

(2)  Semi-finals - 2nd Leg

[Tue Apr/24]
  20.45  FC Barcelona  2-2  Chelsea  @ Camp Nou, Barcelona
           [Busquets 35' Iniesta 43';
            Ramires 45+1' Torres 90+2']
[Wed Apr/25]
  20.45  Real Madrid  1-3 pen. 2-1 a.e.t. (2-1, )  Bayern München  @ Santiago Bernabéu, Madrid
           [Ronaldo 6' (pen.), 14'; Robben 27' (pen.)]

(3)  Final

[Sat May/19]
  20.45  Bayern München  3-4 pen. 1-1 a.e.t. (1-1, )  Chelsea  @ Allianz Arena, München
           [Müller 83'; Drogba 88']
"""
"""The older dialect: two headings for two legs, one side with two names, no half-time."""

WORLD_CUP_2022 = """\
= World Cup 2022   # in Qatar

▪ Round of 16    |  Dec 3 - Dec 6
▪ Final          |  Sun Dec 18

▪ Round of 16
Sat Dec 3
  (49) 18:00  Netherlands 3-1 (2-0) USA            @ Khalifa International Stadium, Al Rayyan
  (50) 22:00  Argentina   2-1 (1-0) Australia      @ Ahmad bin Ali Stadium, Al Rayyan
                (Lionel Messi 35' Julián Álvarez 57'; Enzo Fernández 77' (o.g.))
Sun Dec 4
  (52) 18:00  France      3-1 (1-0) Poland         @ Al Thumama Stadium, Doha
  (51) 22:00  England     3-0 (2-0) Senegal        @ Al Bayt Stadium, Al Khor
Mon Dec 5
  (53) 18:00  Japan       1-3 pen. 1-1 a.e.t. (1-1, 1-0) Croatia  @ Al Janoub Stadium, Al Wakrah
  (54) 22:00  Brazil      4-1 (4-0) South Korea    @ Stadium 974, Doha
Tue Dec 6
  (55) 18:00  Morocco     3-0 pen. 0-0 a.e.t. (0-0, 0-0) Spain    @ Education City Stadium, Al Rayyan
  (56) 22:00  Portugal    6-1 (2-0) Switzerland    @ Lusail Stadium, Lusail

▪ Quarter-finals
Fri Dec 9
  (58) 18:00  Croatia     4-2 pen. 1-1 a.e.t. (0-0, 0-0) Brazil   @ Education City Stadium, Al Rayyan
                (Petković 117'; Neymar 105+1')
  (57) 22:00  Netherlands 3-4 pen. 2-2 a.e.t. (2-2, 0-1) Argentina  @ Lusail Stadium, Lusail
                (Weghorst 83', 90+11'; Molina 35' Messi 73' (pen.))
Sat Dec 10
  (60) 18:00  Morocco     1-0 (1-0) Portugal       @ Al Thumama Stadium, Doha
  (59) 22:00  England     1-2 (0-1) France         @ Al Bayt Stadium, Al Khor

▪ Semi-finals
Tue Dec 13
  (61) 22:00  Argentina   3-0 (2-0) Croatia        @ Lusail Stadium, Lusail
Wed Dec 14
  (62) 22:00  France      2-0 (1-0) Morocco        @ Al Bayt Stadium, Al Khor

▪ Match for third place
Sat Dec 17
  (63) 18:00  Croatia     2-1 (2-1) Morocco        @ Khalifa International Stadium, Al Rayyan

▪ Final
Sun Dec 18
  (64) 18:00  Argentina   4-2 pen. 3-3 a.e.t. (2-2, 2-0) France   @ Lusail Stadium, Lusail
                (Messi 23' (pen.), 108' Di María 36';
                 Mbappé 80' (pen.), 81', 118' (pen.))
"""
"""Numbered matches of national teams, the score in the middle."""

WORLD_CUP_TO_COME = (
    WORLD_CUP_2022[: WORLD_CUP_2022.index("▪ Semi-finals\nTue")]
    + """\
▪ Semi-finals
Tue Dec 13
  (61) 22:00  W57 v W58    @ Lusail Stadium, Lusail
Wed Dec 14
  (62) 22:00  Winner Match 59 v Winner Match 60    @ Al Bayt Stadium, Al Khor

▪ Match for third place
Sat Dec 17
  (63) 18:00  Loser Match 61 v Loser Match 62    @ Khalifa International Stadium, Al Rayyan

▪ Final
Sun Dec 18
  (64) 18:00  W61 v W62    @ Lusail Stadium, Lusail
"""
)
"""The same when the semi-finals are to come, their sides told by the numbers of matches."""

EURO_1968 = """\
= Euro 1968      # Italy, 5-10 June

▪ Semi-finals
June 5
  18:00  Italy v Soviet Union      0-0 a.e.t. (0-0, 0-0)   @ Stadio San Paolo, Naples
  21:15  Yugoslavia v England      1-0 (0-0)               @ Stadio Comunale, Florence
           (Džajić 86')

▪ Third place play-off
June 8
  18:45  England v Soviet Union    2-0 (1-0)               @ Stadio Olimpico, Rome

▪ Final
June 8
  21:15  Italy v Yugoslavia        1-1 a.e.t. (1-1, 0-1)   @ Stadio Olimpico, Rome
           (Domenghini 80'; Džajić 39')
▪ Final, Replay
June 10
  21:15  Italy v Yugoslavia        2-0 (2-0)               @ Stadio Olimpico, Rome
           (Riva 12' Anastasi 31')
"""
"""A toss of the coin, and a final that was replayed under a heading of its own."""

LEIPZIG_2022 = """\
= UEFA Europa League 2021/22

» Achtelfinale
  Thu Mar/10 2022
    18.45  RB Leipzig (GER)    v Spartak Moskva (RUS)    [cancelled]
    21.00  Atalanta BC (ITA)   v Bayer 04 Leverkusen (GER)  3-2 (2-1)
  Thu Mar/17
    18.45  Bayer 04 Leverkusen (GER)  v Atalanta BC (ITA)   0-1 (0-0)
    21.00  Spartak Moskva (RUS)  v RB Leipzig (GER)      [cancelled]

» Viertelfinale
  Thu Apr/7
    18.45  RB Leipzig (GER)    v Atalanta BC (ITA)       1-1 (0-1)
  Thu Apr/14
    18.45  Atalanta BC (ITA)   v RB Leipzig (GER)        0-2 (0-1)
"""
"""Two legs that were called off: who plays on has gone through."""

SAMPLES = {
    "spring 2019": SPRING_2019,
    "spring 2012": SPRING_2012,
    "World Cup 2022": WORLD_CUP_2022,
    "World Cup to come": WORLD_CUP_TO_COME,
    "Euro 1968": EURO_1968,
    "Leipzig 2022": LEIPZIG_2022,
}


def document(text: str, hint: str = "") -> Document:
    """The text as it is read, nothing of it left unread."""
    found = read(text, hint)
    assert found.unread == []
    return found


def matches(text: str, hint: str = "") -> list[Fixture]:
    """The matches of a text that is read whole, in its order."""
    every = [match for drawn in document(text, hint).rounds.values() for match in drawn.matches]
    return sorted(every, key=lambda match: match.line)


def match(line: str, heading: str = "» Final", above: str = "= Cup 2024/25") -> Fixture:
    """The match that one line, or several with its goals, tells of."""
    (found,) = matches(f"{above}\n{heading}\n{line}\n")
    return found


def imported(text: str, hint: str = "", **wanted: object) -> Imported:
    """The competition that a text, read whole, holds."""
    return import_new(document(text, hint), Wanted(**wanted))  # type: ignore[arg-type]


def board_of(found: Imported) -> Board:
    """The board of what was imported."""
    return Board.of(Competition.model_validate(found.draw), [read_event(block) for block in found.log])


def board_from(text: str, hint: str = "", **wanted: object) -> Board:
    """The board of a text that is read whole."""
    return board_of(imported(text, hint, **wanted))


def unread(text: str, hint: str = "") -> list[tuple[int, str]]:
    """The lines of a text that could not be read, and why."""
    return [(remark.line, remark.reason) for remark in read(text, hint).unread]


def winners(board: Board) -> dict[str, tuple[str, str] | None]:
    """For each tie who went through, by short name, and by what; None where that is not certain."""
    return {
        tie.id: (board.competition.short(tie.winner), str(tie.outcome.by)) if tie.outcome else None
        for tie in board.ties.values()
    }


def doubts(board: Board) -> list[object]:
    """What `check` would tell of a board."""
    log = review_log(board.competition, board.ties, board.entries)
    return [*review_draw(board.competition), *log, *review_ties(board.ties)]
