"""An integer program: sums of variables, rows that bound them, what they cost, and the same as LP text."""
import math

NOTHING = 1e-4  # rows may be bent so far
TERMS_A_LINE = 12  # readers of LP text bound the length of a line


class Sum:
    """Variables with their factors, and a constant."""

    def __init__(self, constant=0, terms=None):
        self.constant = constant
        self.terms = terms or {}

    def __add__(self, other):
        other = other if isinstance(other, Sum) else Sum(other)
        terms = dict(self.terms)
        for variable, factor in other.terms.items():
            terms[variable] = terms.get(variable, 0) + factor
        return Sum(self.constant + other.constant, terms)

    def __mul__(self, factor):
        return Sum(self.constant * factor, {variable: each * factor for variable, each in self.terms.items()})

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other if isinstance(other, Sum) else self + Sum(-other)

    def __rsub__(self, other):
        return -self + other

    __radd__ = __add__
    __rmul__ = __mul__


def total(sums):
    """All of them added up, in time linear in their terms."""
    constant, terms = 0, {}
    for each in sums:
        constant += each.constant
        for variable, factor in each.terms.items():
            terms[variable] = terms.get(variable, 0) + factor
    return Sum(constant, terms)


class Program:
    """Minimise `cost` and `constant` over rows `low <= terms <= high`, variables from 0 to `most`."""

    def __init__(self):
        self.cost, self.most, self.is_whole, self.constant = [], [], [], 0
        self.rows, self.low, self.high = [], [], []

    def variable(self, cost=0, most=1, is_whole=False):
        """A new one. Those that are pushed up by whole ones and cost something need not be asked to be whole."""
        self.cost.append(cost)
        self.most.append(most)
        self.is_whole.append(is_whole)
        return Sum(0, {len(self.cost) - 1: 1})

    def charge(self, what, cost):
        """`cost` for each unit of a sum."""
        self.constant += what.constant * cost
        for variable, factor in what.terms.items():
            self.cost[variable] += factor * cost

    def row(self, what, low=-math.inf, high=math.inf):
        """`low <= what <= high`."""
        terms = {variable: factor for variable, factor in what.terms.items() if factor}
        self.rows.append(list(terms.items()))
        self.low.append(low - what.constant)
        self.high.append(high - what.constant)

    def bend(self, beyond, penalty, most=None, amount=1):
        """A sum that should not be above 0: it must not be, or each unit costs the penalty for such an amount."""
        if penalty.is_hard:
            self.row(beyond, high=0)
        elif penalty.weight:
            self.pay(beyond, penalty.weight * amount, most)

    def pay(self, beyond, cost, most=None):
        """`cost` for each unit by which a sum is above 0."""
        room = beyond.constant + sum(factor * self.most[variable] for variable, factor in beyond.terms.items()
                                     if factor > 0)
        if room <= 0 or cost == 0:
            return
        slack = self.variable(cost, min(room, most) if most is not None else room)
        self.row(beyond - slack, high=0)

    def cost_of(self, values):
        """What a solution costs, the constant with it."""
        return self.constant + sum(cost * value for cost, value in zip(self.cost, values))

    def holds(self, values):
        """Whether every row and bound does, but for what solvers take for nothing."""
        return all(-NOTHING <= value <= most + NOTHING for value, most in zip(values, self.most)) and all(
            low - NOTHING <= sum(factor * values[variable] for variable, factor in terms) <= high + NOTHING
            for terms, low, high in zip(self.rows, self.low, self.high))

    def relations(self):
        """Each side of each row that bounds anything: terms, relation, value."""
        for terms, low, high in zip(self.rows, self.low, self.high):
            if low == high:
                yield terms, "=", low
                continue
            if low > -math.inf:
                yield terms, ">=", low
            if high < math.inf:
                yield terms, "<=", high


def written(terms):
    parts = [f"{factor:+d} x{variable}" for variable, factor in terms]
    return "\n  ".join(" ".join(parts[at:at + TERMS_A_LINE]) for at in range(0, len(parts), TERMS_A_LINE))


def lp_text(program):
    """The program in the LP format, without its constant. A row of no terms that does not hold is kept as 0 x0."""
    costs = [(variable, cost) for variable, cost in enumerate(program.cost) if cost]
    lines = ["Minimize", f" cost: {written(costs or [(0, 0)])}", "Subject To"]
    lines += [f" r{at}: {written(terms or [(0, 0)])} {relation} {value}"
              for at, (terms, relation, value) in enumerate(program.relations())]
    lines += ["Bounds", *(f" 0 <= x{variable} <= {most}" for variable, most in enumerate(program.most)), "General"]
    lines += [f" x{variable}" for variable, is_whole in enumerate(program.is_whole) if is_whole]
    return "\n".join([*lines, "End", ""])
