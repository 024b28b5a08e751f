"""For tests of screens: an app on a fixture of yours, at a moment and with the clock stopped.

from scoreboard.testing import still

def test_the_goal_of_the_79th_minute(snap_compare):
    app = still("fixtures/my-cup", datetime.fromisoformat("2024-04-18T22:37:00+02:00"), tie="qf4")
    assert snap_compare(app, terminal_size=(120, 36))
"""

from scoreboard.app.still import SCREENS, picture, still

__all__ = ["SCREENS", "picture", "still"]
