"""The matching of articles beside plain baselines, on pairs of acts with official tables of correspondence."""
