// The bodies of the kernels, in vectors of `vector_bytes`. Included once by each file that compiles them for a width,
// which defines MUSTER_KERNEL_WIDTH (a namespace) and, in it, `vector_bytes`, `cheap_store_where` and what is done with
// the lanes where a comparison holds: `below`, `any`, `blend`, `store_where`.
//
// No function of the standard library is called here, and nothing is default-built: their code would be compiled for
// this width and might be the copy that the linker keeps for everyone.
//
// A lane's arithmetic is that of one element, and minima are joined by value and then by column, so the width of the
// vectors cannot be seen in what comes out.

namespace muster::inline v0_2::pairing::dense::MUSTER_KERNEL_WIDTH {

template <class Value, class Price>
inline Price cost_of(Value score, Bits<Value> flip)
{
    return static_cast<Price>(__builtin_bit_cast(Value, __builtin_bit_cast(Bits<Value>, score) ^ flip));
}

template <class Value, class Price>
inline PriceVector<Price> costs_at(const Value* row, Bits<Value> flip)
{
    using BitsVector = typename VectorOf<Bits<Value>, lanes<Price>>::Type;
    using ValueVector = typename VectorOf<Value, lanes<Price>>::Type;
    const auto values = __builtin_bit_cast(ValueVector, load<BitsVector>(row) ^ flip);
    if constexpr (std::is_same_v<Value, Price>)
        return values;
    else
        return __builtin_convertvector(values, PriceVector<Price>);
}

template <class Vector>
inline Vector less_of(const Vector& left, const Vector& right)
{
    return left < right ? left : right;
}

// How large a cost is, in a form whose maximum also keeps what is not a number: a float by its bits without the sign,
// an integer by itself (its least is looked at apart). A cost of plus infinity is a pair that may not be, and no fault.
template <class Price>
class Sizes {
public:
    void see(const PriceVector<Price>& costs)
    {
        if constexpr (Range<Price>::is_float) {
            const auto bits = __builtin_bit_cast(LaneVector<Price>, costs);
            constexpr auto all_but_sign = std::numeric_limits<Lane<Price>>::max();
            const auto size = bits & all_but_sign & ~(costs == Range<Price>::far);
            most_ = size > most_ ? size : most_;
        } else {
            most_ = costs > most_ ? costs : most_;
            least_ = costs < least_ ? costs : least_;
        }
    }
    [[nodiscard]] bool has_odd() const
    {
        if constexpr (Range<Price>::is_float)
            return any_bits(most_ > __builtin_bit_cast(Lane<Price>, Range<Price>::largest));
        else
            return any_bits((most_ > Range<Price>::largest) | (least_ < -Range<Price>::largest));
    }

private:
    LaneVector<Price> most_{};
    LaneVector<Price> least_{};
};

template <class Price>
inline bool is_odd(Price cost)
{
    const bool may_not_be = Range<Price>::is_float && cost == Range<Price>::far;
    return !may_not_be && !(cost >= -Range<Price>::largest && cost <= Range<Price>::largest);
}

template <bool priced, bool checked, class Value, class Price>
Gathered gather_body(const Value* row, const Price* price, Bits<Value> flip, Index first, Index size, Price offset,
                     Price bound, Index* columns, Price* costs, Index count, Index room)
{
    using Vector = PriceVector<Price>;
    constexpr Index step = lanes<Price>;
    Sizes<Price> sizes;
    Gathered gathered{first, count, false};
    Index at = first;
    const auto reduced_at = [&](Index column) {
        const Vector cost = costs_at<Value, Price>(row + column, flip);
        if constexpr (priced)
            return Vector(cost - load<Vector>(price + column));
        else
            return cost;
    };
    const auto take = [&](Index column) {
        const Price cost = cost_of<Value, Price>(row[column], flip);
        const Price reduced = priced ? cost - price[column] : cost;
        columns[gathered.count] = column;
        costs[gathered.count] = cost;
        gathered.count += reduced + offset < bound ? 1 : 0;
    };
    const auto take_vector = [&](Index column) {
        if (any(below<Price>(reduced_at(column) + offset, Vector{} + bound)))
            for (Index lane = 0; lane < step; ++lane)
                take(column + lane);
    };
    const auto see = [&](Index column) {
        if constexpr (checked)
            sizes.see(costs_at<Value, Price>(row + column, flip));
    };
    for (; at + block <= size && gathered.count + block <= room; at += block) {
        Vector least = reduced_at(at);
        Vector least_too = reduced_at(at + step);
        see(at);
        see(at + step);
        for (Index column = at + 2 * step; column < at + block; column += 2 * step) {
            least = less_of(reduced_at(column), least);
            least_too = less_of(reduced_at(column + step), least_too);
            see(column);
            see(column + step);
        }
        if (any(below<Price>(less_of(least_too, least) + offset, Vector{} + bound)))
            for (Index column = at; column < at + block; column += step)
                take_vector(column);
    }
    if (size - at < block && gathered.count + block <= room) {
        for (; at + step <= size; at += step) {
            see(at);
            take_vector(at);
        }
        for (; at < size; ++at) {
            take(at);
            if constexpr (checked)
                gathered.odd |= is_odd(cost_of<Value, Price>(row[at], flip));
        }
    }
    if constexpr (checked)
        gathered.odd |= sizes.has_odd();
    gathered.next = at;
    return gathered;
}

template <class Value, class Price>
Gathered gather(const Value* row, const Price* price, Bits<Value> flip, Index first, Index size, Price offset,
                Price bound, Index* columns, Price* costs, Index count, Index room, bool check)
{
    const auto body = price == nullptr
                          ? (check ? &gather_body<false, true, Value, Price> : &gather_body<false, false, Value, Price>)
                          : (check ? &gather_body<true, true, Value, Price> : &gather_body<true, false, Value, Price>);
    return body(row, price, flip, first, size, offset, bound, columns, costs, count, room);
}

template <class Value, class Price>
void sample(const Value* row, const Price* price, Bits<Value> flip, Index size, Price* minima)
{
    using Vector = PriceVector<Price>;
    constexpr Index parts = sampled / lanes<Price>;
    Vector least[parts];
    for (auto& part : least)
        part = Vector{} + Range<Price>::far;
    for (Index at = 0; at + sampled <= size; at += 8 * sampled)
        for (Index part = 0; part < parts; ++part) {
            const Index column = at + part * lanes<Price>;
            Vector reduced = costs_at<Value, Price>(row + column, flip);
            if (price != nullptr)
                reduced -= load<Vector>(price + column);
            least[part] = less_of(reduced, least[part]);
        }
    for (Index part = 0; part < parts; ++part)
        store(minima + part * lanes<Price>, least[part]);
}

// `chains` comparisons at a time do not wait for one another.
template <Index chains, class Value, class Price>
Least<Price> relax_body(const Value* row, const Price* price, Bits<Value> flip, Index size, Price offset, Index from,
                        Price* distance, Index* came_from)
{
    using Vector = PriceVector<Price>;
    using Lanes = LaneVector<Price>;
    constexpr Index step = lanes<Price>;
    Vector least[chains];
    Lanes least_at[chains];
    for (Index chain = 0; chain < chains; ++chain) {
        least[chain] = Vector{} + Range<Price>::far;
        least_at[chain] = Lanes{};
    }
    const auto look_at = [&](Index column, Index chain) {
        const Vector through = (costs_at<Value, Price>(row + column, flip) - load<Vector>(price + column)) + offset;
        Vector here = load<Vector>(distance + column);
        const auto nearer = below<Price>(through, here);
        if (cheap_store_where || any(nearer)) {
            here = less_of(through, here);
            store(distance + column, here);
            store_where<Price>(came_from + column, nearer, from);
        }
        const auto lower = below<Price>(here, least[chain]);
        least[chain] = less_of(here, least[chain]);
        least_at[chain] = blend(lower, Lanes{} + static_cast<Lane<Price>>(column), least_at[chain]);
    };
    Index at = 0;
    for (; at + chains * step <= size; at += chains * step)
        for (Index chain = 0; chain < chains; ++chain)
            look_at(at + chain * step, chain);
    for (; at + step <= size; at += step)
        look_at(at, 0);
    // Of two chains the one with the lower value, or the earlier column of equals.
    for (Index half = chains / 2; half > 0; half /= 2)
        for (Index chain = 0; chain < half; ++chain) {
            const Vector other = least[chain + half];
            const auto lower = below<Price>(other, least[chain]);
            const Lanes earlier = (other == least[chain]) & (least_at[chain + half] < least_at[chain]);
            least_at[chain] = blend(lower, least_at[chain + half], least_at[chain]);
            least_at[chain] = earlier ? least_at[chain + half] : least_at[chain];
            least[chain] = less_of(other, least[chain]);
        }
    Least<Price> result{Range<Price>::far, none};
    if (at > 0)
        for (Index lane = 0; lane < step; ++lane) {
            const Price value = least[0][lane];
            const auto column = static_cast<Index>(least_at[0][lane]) + lane;
            if (value < result.value || (value == result.value && value < Range<Price>::far && column < result.at))
                result = {value, column};
        }
    for (; at < size; ++at) {
        const Price through = (cost_of<Value, Price>(row[at], flip) - price[at]) + offset;
        if (through < distance[at]) {
            distance[at] = through;
            came_from[at] = from;
        }
        if (distance[at] < result.value)
            result = {distance[at], at};
    }
    return result;
}

template <class Value, class Price>
Least<Price> relax(const Value* row, const Price* price, Bits<Value> flip, Index size, Price offset, Index from,
                   Price* distance, Index* came_from)
{
    constexpr Index small = 24 * lanes<Price>;
    return size < small ? relax_body<1>(row, price, flip, size, offset, from, distance, came_from)
                        : relax_body<4>(row, price, flip, size, offset, from, distance, came_from);
}

template <class Value, class Price>
TwoLeast<Price> two_least(const Value* row, const Price* price, Bits<Value> flip, Index size)
{
    using Vector = PriceVector<Price>;
    using Lanes = LaneVector<Price>;
    constexpr Index step = lanes<Price>;
    Vector first = Vector{} + Range<Price>::far;
    Vector second = first;
    Lanes first_at{};
    Index at = 0;
    for (; at + step <= size; at += step) {
        const Vector reduced = costs_at<Value, Price>(row + at, flip) - load<Vector>(price + at);
        const auto lower = below<Price>(reduced, first);
        second = less_of(blend(lower, first, reduced), second);
        first = less_of(reduced, first);
        first_at = blend(lower, Lanes{} + static_cast<Lane<Price>>(at), first_at);
    }
    TwoLeast<Price> result{{Range<Price>::far, none}, Range<Price>::far};
    const auto join = [&](Price value, Index column) {
        const bool lower = value < result.first.value || (value == result.first.value && column < result.first.at);
        const Price loser = lower ? result.first.value : value;
        result.second = loser < result.second ? loser : result.second;
        if (lower)
            result.first = {value, column};
    };
    if (at > 0)
        for (Index lane = 0; lane < step; ++lane) {
            join(first[lane], static_cast<Index>(first_at[lane]) + lane);
            result.second = second[lane] < result.second ? second[lane] : result.second;
        }
    for (; at < size; ++at)
        join(cost_of<Value, Price>(row[at], flip) - price[at], at);
    return result;
}

template <class Value, class Price>
Index first_free(const Price* distance, const Price* taken, Index size, Price value)
{
    using Vector = PriceVector<Price>;
    constexpr Index step = lanes<Price>;
    Index at = 0;
    for (; at + step <= size; at += step) {
        const auto hit = (load<Vector>(distance + at) == value) & (load<Vector>(taken + at) == Price{0});
        if (any_bits(hit))
            break;
    }
    for (; at < size; ++at)
        if (distance[at] == value && taken[at] == Price{0})
            return at;
    return none;
}

template <class Value, class Price>
void lower(const Value* row, Bits<Value> flip, Index size, Price shift, Price* lowest)
{
    using Vector = PriceVector<Price>;
    Index at = 0;
    for (; at + lanes<Price> <= size; at += lanes<Price>) {
        const Vector shifted = costs_at<Value, Price>(row + at, flip) - shift;
        const Vector here = load<Vector>(lowest + at);
        store(lowest + at, shifted < here ? shifted : here);
    }
    for (; at < size; ++at) {
        const Price shifted = cost_of<Value, Price>(row[at], flip) - shift;
        lowest[at] = shifted < lowest[at] ? shifted : lowest[at];
    }
}

template <class Value, class Price>
const Kernels<Value, Price>& table() noexcept
{
    static constexpr Kernels<Value, Price> kernels{
        &gather<Value, Price>,    &sample<Value, Price>,     &relax<Value, Price>,
        &two_least<Value, Price>, &first_free<Value, Price>, &lower<Value, Price>,
    };
    return kernels;
}

template const Kernels<std::int32_t, std::int32_t>& table() noexcept;
template const Kernels<std::int32_t, std::int64_t>& table() noexcept;
template const Kernels<std::int64_t, std::int64_t>& table() noexcept;
template const Kernels<float, double>& table() noexcept;
template const Kernels<double, double>& table() noexcept;

}  // namespace muster::pairing::dense::MUSTER_KERNEL_WIDTH
