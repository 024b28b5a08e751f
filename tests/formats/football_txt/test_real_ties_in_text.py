"""Famous ties, written down as Football.TXT: who went through, and by what."""

from __future__ import annotations

import pytest
from football_samples import board_from, winners

FAMOUS = """\
European Cup 1973/74, the replay at Heysel: Bayern, replay
= European Cup 1973/74
» Final
  Wed May/15
  Bayern v Atlético  1-1 a.e.t. (0-0)
» Final, Replay
  Fri May/17
  Bayern v Atlético  4-0

Euro 1968, the replay in Rome: Italy, replay
= Euro 1968
» Final
  June 8
  Italy v Yugoslavia  1-1 a.e.t. (1-1)
» Final, Replay
  June 10
  Italy v Yugoslavia  2-0

Manchester United in Barcelona, 1999: Manchester United, score
= CL 1998/99
» Final
  Wed May/26
  Manchester United v Bayern  2-1 (0-1)

La Coruña, 2004: Deportivo, aggregate
= CL 2003/04
» Quarterfinals
  Tue Mar/23
  Milan v Deportivo  4-1
  Wed Apr/7
  Deportivo v Milan  4-0

Monaco against Real, 2004: Monaco, away_goals
= CL 2003/04
» Quarterfinals
  Wed Mar/24
  Real v Monaco  4-2
  Tue Apr/6
  Monaco v Real  3-1

Istanbul, 2005: Liverpool, penalties
= CL 2004/05
» Final
  Wed May/25
  Milan v Liverpool  2-3 pen. 3-3 a.e.t. (3-3, 3-0)

Berlin, 2006: Italy, penalties
= World Cup 2006
» Final
  Sun Jul/9
  Italy  5-3 pen. 1-1 a.e.t. (1-1, 1-1)  France  @ Olympiastadion, Berlin

Stamford Bridge, 2009: Barcelona, away_goals
= CL 2008/09
» Semifinals
  Tue Apr/28
  Barcelona v Chelsea  0-0
  Wed May/6
  Chelsea v Barcelona  1-1 (1-0)

Old Trafford, 2010: Bayern, away_goals
= CL 2009/10
» Quarterfinals
  Tue Mar/30
  Bayern v Manchester United  2-1
  Wed Apr/7
  Manchester United v Bayern  3-2

Inter at the Camp Nou, 2010: Inter, aggregate
= CL 2009/10
» Semifinals
  Tue Apr/20
  Inter v Barcelona  3-1
  Wed Apr/28
  Barcelona v Inter  1-0

Johannesburg, 2010: Spain, extra_time
= World Cup 2010
» Final
  Sun Jul/11
  Netherlands  0-1 a.e.t. (0-0)  Spain  @ Soccer City, Johannesburg

Chelsea against Napoli, 2012: Chelsea, extra_time
= CL 2011/12
» Achtelfinale
  Tue Feb/21
  Napoli v Chelsea  3-1
  Wed Mar/14
  Chelsea v Napoli  4-1 a.e.t. (3-1, 1-0)

Marseille in Milan, 2012: Marseille, away_goals
= CL 2011/12
» Achtelfinale
  Wed Feb/22
  Marseille v Inter  1-0
  Tue Mar/13
  Inter v Marseille  2-1

The Bernabéu, 2012: Bayern, penalties
= CL 2011/12
» Semifinals
  Tue Apr/17
  Bayern v Real  2-1
  Wed Apr/25
  Real v Bayern  1-3 pen. 2-1 a.e.t. (2-1, 2-1)

Chelsea in Munich, 2012: Chelsea, penalties
= CL 2011/12
» Final
  Sat May/19
  Bayern v Chelsea  3-4 pen. 1-1 a.e.t. (1-1, 0-0)

Ajax in Bucharest, 2013: Steaua, penalties
= EL 2012/13
» Round of 32
  Thu Feb/14
  Ajax v Steaua  2-0
  Thu Feb/21
  Steaua v Ajax  4-2 pen. 2-0 a.e.t. (2-0, 1-0)

Arsenal in Munich, 2013: Bayern, away_goals
= CL 2012/13
» Round of 16
  Tue Feb/19
  Arsenal v Bayern  1-3
  Wed Mar/13
  Bayern v Arsenal  0-2

Lisbon, 2014: Real, extra_time
= CL 2013/14
» Final
  Sat May/24
  Real v Atlético  4-1 a.e.t. (1-1, 0-1)

Rio de Janeiro, 2014: Germany, extra_time
= World Cup 2014
» Final
  Sun Jul/13
  Germany  1-0 a.e.t. (0-0, 0-0)  Argentina  @ Maracanã, Rio de Janeiro

Milan, 2016: Real, penalties
= CL 2015/16
» Final
  Sat May/28
  Real v Atlético  5-3 pen. 1-1 a.e.t. (1-1, 1-0)

Saint-Denis, 2016: Portugal, extra_time
= Euro 2016
» Final
  Sun Jul/10
  Portugal v France  1-0 a.e.t. (0-0, 0-0)

La remontada, 2017: Barcelona, aggregate
= CL 2016/17
» Round of 16
  Tue Feb/14
  Paris v Barcelona  4-0 (2-0)
  Wed Mar/8
  Barcelona v Paris  6-1 (2-0)

Monaco against City, 2017: Monaco, away_goals
= CL 2016/17
» Round of 16
  Tue Feb/21
  Manchester City v Monaco  5-3
  Wed Mar/15
  Monaco v Manchester City  3-1

Roma against Barcelona, 2018: Roma, away_goals
= CL 2017/18
» Quarterfinals
  Wed Apr/4
  Barcelona v Roma  4-1
  Tue Apr/10
  Roma v Barcelona  3-0

Manchester United in Paris, 2019: Manchester United, away_goals
= CL 2018/19
» Round of 16
  Tue Feb/12
  Manchester United v Paris  0-2
  Wed Mar/6
  Paris v Manchester United  1-3 (1-2)

Anfield, 2019: Liverpool, aggregate
= CL 2018/19
» Semifinals
  Wed May/1
  Barcelona v Liverpool  3-0 (1-0)
  Tue May/7
  Liverpool v Barcelona  4-0 (1-0)

Tottenham in Amsterdam, 2019: Tottenham, away_goals
= CL 2018/19
» Semifinals
  Tue Apr/30
  Tottenham v Ajax  0-1 (0-1)
  Wed May/8
  Ajax v Tottenham  2-3 (2-0)

Atlético at Anfield, 2020: Atlético, extra_time
= CL 2019/20
» Round of 16
  Tue Feb/18
  Atlético v Liverpool  1-0
  Wed Mar/11
  Liverpool v Atlético  2-3 a.e.t. (1-0, 1-0)

Lyon in Turin, 2020: Lyon, away_goals
= CL 2019/20
» Round of 16
  Wed Feb/26
  Lyon v Juventus  1-0
  Fri Aug/7 2020
  Juventus v Lyon  2-1

Porto in Turin, 2021: Porto, away_goals
= CL 2020/21
» Round of 16
  Wed Feb/17
  Porto v Juventus  2-1
  Tue Mar/9
  Juventus v Porto  3-2 a.e.t. (2-1, 0-1)

Paris against Bayern, 2021: Paris, away_goals
= CL 2020/21
» Quarterfinals
  Wed Apr/7
  Bayern v Paris  2-3
  Tue Apr/13
  Paris v Bayern  0-1

The Bernabéu, 2022: Real, extra_time
= CL 2021/22
» Semifinals
  Tue Apr/26
  City v Real  4-3
  Wed May/4
  Real v City  3-1 a.e.t. (2-1, 0-0)

Lusail, 2022: Argentina, penalties
= World Cup 2022
» Final
  Sun Dec/18
  Argentina  4-2 pen. 3-3 a.e.t. (2-2, 2-0)  France  @ Lusail Stadium, Lusail

Real in Manchester, 2024: Real, penalties
= CL 2023/24
» Quarterfinals
  Tue Apr/9
  Real v City  3-3
  Wed Apr/17
  City v Real  3-4 pen. 1-1 a.e.t. (1-1, 0-1)

Paris at Anfield, 2025: Paris, penalties
= CL 2024/25
» Round of 16
  Wed Mar/5
  Paris v Liverpool  0-1
  Tue Mar/11
  Liverpool v Paris  1-4 pen. 0-1 a.e.t. (0-1, 0-1)

Barcelona in Milan, 2025: Inter, extra_time
= CL 2024/25
» Semifinals
  Wed Apr/30
  Barcelona v Inter  3-3
  Tue May/6
  Inter v Barcelona  4-3 a.e.t. (3-3, 2-0)
"""
TIES = {block.partition(":")[0]: block for block in FAMOUS.split("\n\n")}


@pytest.mark.parametrize("tie", TIES)
def test_who_went_through_and_by_what(tie: str) -> None:
    """By the rules of its year."""
    told, _, text = TIES[tie].partition("\n")
    (found,) = winners(board_from(text)).values()
    assert found == tuple(told.rpartition(": ")[2].split(", "))


@pytest.mark.parametrize("rule", ["none", "normal_time", "extra_time"])
def test_away_goals_that_are_told_to_count_or_not(rule: str) -> None:
    """Juventus 3-2 Porto, 4-4 in all: Porto's goal in extra time counts double, or penalties would follow."""
    text = TIES["Porto in Turin, 2021"].partition("\n")[2]
    (found,) = winners(board_from(text, away_goals=rule)).values()
    assert found == (("Porto", "away_goals") if rule == "extra_time" else None)
