#!/usr/bin/env python3
"""Makes src/tests/reference/statistics.json: what established packages say about published data.

CI does not run this; it holds the program against the file. To make the file anew, in an environment of its own:

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 pingouin==0.7.0 scikit-learn==1.9.1 pandas==3.1.1
    python xtask/reference/make_statistics.py > src/tests/reference/statistics.json

(Python 3.11.) Every set of data was typed in from the publication named beside it, and what the publication prints is asserted below, so that a
slip of typing is noticed. Where no package has the figure (omega), it is calculated here from the package's loadings, and two packages' ways to
the loadings must agree.
"""

import json

import numpy as np
import pandas as pd
import pingouin
import scipy.optimize
import scipy.stats as st
from sklearn.metrics import cohen_kappa_score
from statsmodels.multivariate.factor import Factor
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint


def near(value, printed, half_of_last):
    assert abs(value - printed) <= half_of_last, f"{value} is not {printed}"


# Edges of distributions: scipy (Boost).
def edges():
    freedoms = [1, 2, 3, 7, 9, 19, 29, 49, 99, 500, 999, 1000, 1001, 5000, 20_000, 100_000, 10_000_000]
    pairs = [(1, 1), (1, 4), (4, 36), (5, 15), (19, 19), (19, 57), (29, 290), (99, 1881), (299, 5681), (999, 3996), (999, 58_941), (9_999, 589_941)]
    return {
        "t": [{"freedom": v, "edge": st.t.ppf(0.975, v)} for v in freedoms],
        "f": [{"p": p, "above": a, "below": b, "edge": st.f.ppf(p, a, b)} for a, b in pairs for p in (0.025, 0.975)],
    }


# Newcombe 1998, Stat. Med. 17:857-872, table I, method 3; curriculum.md 5.3; and the ends.
def shares():
    cases = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718), (5, 8, 0.306, 0.863), (12, 20, 0.387, 0.781)]
    for count, of, low, high in cases:
        found = proportion_confint(count, of, method="wilson")
        near(found[0], low, 5.1e-4 if of in (8, 20) and count else 5e-5)
        near(found[1], high, 5.1e-4 if of in (8, 20) and count else 5e-5)
    more = [(0, 1), (1, 1), (1, 2), (50, 50), (95, 100), (999, 1000)]
    both = [(c, o) for c, o, *_ in cases] + more
    return [dict(zip(("count", "of", "low", "high"), (c, o, *map(float, proportion_confint(c, o, method="wilson"))))) for c, o in both]


# Student 1908 (Cushny & Peebles' ten patients, extra hours of sleep); Darwin 1876 in Fisher 1935, The Design of Experiments, table 3
# (heights of crossed and self-fertilised plants, inches); curriculum.md 5.3.
PAIRED = {
    "student-1908-sleep": (
        [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
        [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
        {"mean": (1.58, 5e-3), "t": (4.0621, 5e-5)},
    ),
    "darwin-1876-maize": (
        [17.375, 20.375, 20, 20, 18.375, 18.625, 18.625, 15.25, 16.5, 18, 16.25, 18, 12.75, 15.5, 18],
        [23.5, 12, 21, 22, 19.125, 21.5, 22.125, 20.375, 18.25, 21.625, 23.25, 21, 22.125, 23, 12],
        {"mean": (20.93 / 8, 5e-3 / 8), "t": (2.148, 5e-4)},
    ),
    "curriculum-5.3": ([1.0] * 8, [2, 1, 3, 2, 0, 2, 1, 3], {"mean": (0.75, 1e-12), "t": (2.049, 5e-4)}),
}


def paired():
    out = []
    for name, (earlier, later, printed) in PAIRED.items():
        d = np.subtract(later, earlier)
        test = st.ttest_rel(later, earlier)
        interval = test.confidence_interval(0.95)
        near(d.mean(), *printed["mean"])
        near(test.statistic, *printed["t"])
        out.append({
            "name": name, "earlier": list(map(float, earlier)), "later": list(map(float, later)), "mean": d.mean(), "sd": d.std(ddof=1),
            "se": st.sem(d), "low": interval.low, "high": interval.high, "dz": test.statistic / np.sqrt(len(d)),
        })
    return out


# Cohen 1968 / Fleiss, Cohen & Everitt 1969 (two psychiatrists, 200 people, as counts); Boyd et al. 1982, JNCI 68:357-363, as in the Stata manual,
# [R] kappa (two radiologists, 85 xeromammograms, four ordered steps): linear .5684, unweighted .4728.
KAPPA = {
    "fleiss-cohen-everitt-1969": [[106, 10, 4], [22, 28, 10], [2, 12, 6]],
    "boyd-1982-mammograms": [[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]],
}


def kappas():
    out = []
    for name, table in KAPPA.items():
        table = np.array(table)
        cells = [(i, j) for i in range(len(table)) for j in range(len(table)) for _ in range(table[i, j])]
        one, other = zip(*cells)
        row = {"name": name, "table": table.tolist(), "same_step": float(np.trace(table) / table.sum())}
        for weights in ("linear", "quadratic"):
            package = cohens_kappa(table, wt=weights)
            second = cohen_kappa_score(one, other, weights=weights)
            assert abs(package.kappa - second) < 1e-12, (name, weights)
            row[weights] = {"kappa": second, "se": package.std_kappa, "low": package.kappa_low, "high": package.kappa_upp}
        out.append(row)
    near(cohens_kappa(np.array(KAPPA["fleiss-cohen-everitt-1969"])).kappa, 0.429, 5e-4)
    near(out[1]["linear"]["kappa"], 0.5684, 5e-5)
    near(cohens_kappa(np.array(KAPPA["boyd-1982-mammograms"])).kappa, 0.4728, 5e-5)
    return out


# Bock & Lieberman 1970, Psychometrika 35:179-197, section 6 of the Law School Admission Test: 1,000 takers, five questions, as counts of patterns.
LSAT6 = dict(zip(
    [format(i, "05b") for i in range(32)],
    [3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298],
))
# Shrout & Fleiss 1979, Psychol. Bull. 86:420-428, table 2: six targets, four judges. ICC(3,4) = .91 is alpha.
SHROUT = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def lsat6():
    rows = [[int(c) for c in pattern] for pattern, count in LSAT6.items() for _ in range(count)]
    assert len(rows) == 1000
    for share, printed in zip(np.mean(rows, axis=0), (0.924, 0.709, 0.553, 0.763, 0.870)):
        near(share, printed, 1e-9)
    return np.array(rows, dtype=float)


def items(rows):
    out = []
    for i in range(rows.shape[1]):
        rest = np.delete(rows, i, axis=1).mean(axis=1)
        low, high = proportion_confint(rows[:, i].sum(), len(rows), method="wilson")
        found = st.pointbiserialr(rows[:, i], rest)
        interval = st.pearsonr(rows[:, i], rest).confidence_interval(0.95)
        out.append({
            "share": rows[:, i].mean(), "low": low, "high": high, "r": found.statistic, "r_low": interval.low, "r_high": interval.high,
            "mean_rest_right": rest[rows[:, i] == 1].mean(), "mean_rest_wrong": rest[rows[:, i] == 0].mean(),
        })
    return out


def alphas(sets):
    out = []
    for name, rows in sets.items():
        frame = pd.DataFrame(rows)
        alpha, rounded = pingouin.cronbach_alpha(data=frame)
        n, k = frame.shape
        # pingouin rounds its interval to three decimals; these are its lines, with scipy's edges.
        low, high = (1 - (1 - alpha) * st.f.isf(p, n - 1, (n - 1) * (k - 1)) for p in (0.025, 0.975))
        near(rounded[0], low, 5.1e-4)
        near(rounded[1], high, 5.1e-4)
        out.append({"name": name, "alpha": alpha, "low": low, "high": high})
    near(out[0]["alpha"], 0.2950, 5e-5)
    near(out[1]["alpha"], 0.91, 5e-3)
    return out


# Spearman 1904, Am. J. Psychol. 15:201-293, p. 275: classics, French, English, mathematics, pitch, music; 33 boys.
SPEARMAN = [
    [1, .83, .78, .70, .66, .63], [.83, 1, .67, .67, .65, .57], [.78, .67, 1, .64, .54, .51],
    [.70, .67, .64, 1, .45, .51], [.66, .65, .54, .45, 1, .40], [.63, .57, .51, .51, .40, 1],
]


def minres(r):
    """Iterated principal axes (statsmodels) and least squares (scipy) must find the same loadings."""
    r = np.array(r, dtype=float)
    axes = Factor(corr=r, n_factor=1, method="pa", smc=True).fit(maxiter=100_000, tol=1e-16).loadings[:, 0]
    axes = axes * np.sign(axes.sum())
    upper = np.triu_indices(len(r), 1)
    pairs = np.arange(len(upper[0]))

    def slope(l):
        out = np.zeros((len(pairs), len(l)))
        out[pairs, upper[0]] = -l[upper[1]]
        out[pairs, upper[1]] = -l[upper[0]]
        return out

    squares = scipy.optimize.least_squares(lambda l: (r - np.outer(l, l))[upper], axes * 0.9, slope, xtol=1e-15, ftol=1e-15, gtol=1e-15).x
    assert np.abs(axes - squares).max() < 1e-9, np.abs(axes - squares).max()
    return squares


def omega(rows):
    sd = rows.std(axis=0, ddof=1)
    loadings = minres(np.corrcoef(rows, rowvar=False))
    common = (loadings * sd).sum() ** 2
    return common / (common + ((1 - loadings**2) * sd**2).sum()), loadings


class Draw:
    """The program's generator (SplitMix64 and multiply-shift), so that the same takers are drawn."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return ((z ^ (z >> 31)) * bound) >> 64


def omegas(rows, seed=2026, resamples=100):
    value, loadings = omega(rows)
    draw = Draw(seed)
    drawn = [omega(rows[[draw.below(len(rows)) for _ in range(len(rows))]])[0] for _ in range(resamples)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return {"omega": value, "loadings": loadings.tolist(), "seed": seed, "resamples": resamples, "low": low, "high": high}


def main():
    rows = lsat6()
    out = {
        "made_by": "xtask/reference/make_statistics.py",
        "edges": edges(), "shares": shares(), "paired": paired(), "kappas": kappas(),
        "lsat6": LSAT6, "items": items(rows), "shrout": SHROUT,
        "alphas": alphas({"lsat6": rows, "shrout": np.array(SHROUT, dtype=float)}),
        "spearman": {"correlations": SPEARMAN, "loadings": minres(SPEARMAN).tolist()},
        "omega": omegas(rows),
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value, default=float)}" for key, value in out.items()]
    print("{\n" + ",\n".join(lines) + "\n}")


if __name__ == "__main__":
    main()
