// The bodies of the kernels, in vectors of `vector_bytes`. Included once by each file that compiles them for a width,
// which defines MUSTER_KERNEL_WIDTH (a namespace), `vector_bytes` and `any_bits` in it beforehand.
//
// A lane's arithmetic is that of one element, and minima are joined by value and then by column, so the width of the
// vectors cannot be seen in what comes out.

namespace muster::pairing::dense::MUSTER_KERNEL_WIDTH {

template <class Element, int count>
struct VectorOf {
    typedef Element Type __attribute__((vector_size(sizeof(Element) * count)));
};

template <class Price>
constexpr int lanes = static_cast<int>(vector_bytes / sizeof(Price));
template <class Price>
using Lane = std::conditional_t<sizeof(Price) == 4, std::int32_t, std::int64_t>;
template <class Price>
using PriceVector = typename VectorOf<Price, lanes<Price>>::Type;
template <class Price>
using LaneVector = typename VectorOf<Lane<Price>, lanes<Price>>::Type;

template <class Vector, class Element>
inline Vector load(const Element* from)
{
    Vector vector;
    __builtin_memcpy(&vector, from, sizeof vector);
    return vector;
}

template <class Vector, class Element>
inline void store(Element* into, const Vector& vector)
{
    __builtin_memcpy(into, &vector, sizeof vector);
}

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

// Beyond the largest cost in size, or not a number.
template <class Price>
inline bool is_odd(Price cost)
{
    return !(cost >= -Range<Price>::largest && cost <= Range<Price>::largest);
}

template <bool priced, bool checked, class Value, class Price>
Gathered gather_body(const Value* row, const Price* price, Bits<Value> flip, Index first, Index size, Price offset,
                     Price bound, Index* columns, Price* costs, Index count, Index room)
{
    using Vector = PriceVector<Price>;
    Gathered gathered{first, count, false};
    Index at = first;
    LaneVector<Price> odd{};
    const auto take = [&](Index column) {
        const Price cost = cost_of<Value, Price>(row[column], flip);
        const Price reduced = priced ? cost - price[column] : cost;
        columns[gathered.count] = column;
        costs[gathered.count] = cost;
        gathered.count += reduced + offset < bound ? 1 : 0;
    };
    for (; at + block <= size && gathered.count + block <= room; at += block) {
        LaneVector<Price> hit{};
        for (Index step = 0; step < block; step += lanes<Price>) {
            const Vector cost = costs_at<Value, Price>(row + at + step, flip);
            Vector reduced = cost;
            if constexpr (priced)
                reduced = cost - load<Vector>(price + at + step);
            hit |= reduced + offset < bound;
            if constexpr (checked)
                odd |= ~((cost >= -Range<Price>::largest) & (cost <= Range<Price>::largest));
        }
        if (any_bits(hit))
            for (Index step = 0; step < block; ++step)
                take(at + step);
    }
    if constexpr (checked)
        gathered.odd = any_bits(odd);
    if (size - at < block && gathered.count + block <= room)
        for (; at < size; ++at) {
            take(at);
            if constexpr (checked)
                gathered.odd |= is_odd(cost_of<Value, Price>(row[at], flip));
        }
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
    constexpr Index parts = block / lanes<Price>;
    Vector least[parts];
    for (auto& part : least)
        part = Vector{} + Range<Price>::far;
    for (Index at = 0; at + block <= size; at += 8 * block)
        for (Index part = 0; part < parts; ++part) {
            const Index column = at + part * lanes<Price>;
            Vector reduced = costs_at<Value, Price>(row + column, flip);
            if (price != nullptr)
                reduced -= load<Vector>(price + column);
            least[part] = reduced < least[part] ? reduced : least[part];
        }
    for (Index part = 0; part < parts; ++part)
        store(minima + part * lanes<Price>, least[part]);
}

template <class Value, class Price>
Least<Price> relax(const Value* row, const Price* price, Bits<Value> flip, Index size, Price offset, Index from,
                   Price* distance, Index* came_from)
{
    using Vector = PriceVector<Price>;
    using Lanes = LaneVector<Price>;
    using Came = typename VectorOf<Index, lanes<Price>>::Type;
    constexpr Index step = lanes<Price>;
    Vector least = Vector{} + Range<Price>::far;
    Lanes least_at{};
    Index at = 0;
    for (; at + step <= size; at += step) {
        const Vector through = (costs_at<Value, Price>(row + at, flip) - load<Vector>(price + at)) + offset;
        Vector here = load<Vector>(distance + at);
        const Lanes nearer = through < here;
        if (any_bits(nearer)) {
            here = nearer ? through : here;
            store(distance + at, here);
            const auto moved = __builtin_convertvector(nearer, typename VectorOf<std::int32_t, lanes<Price>>::Type);
            store(came_from + at, moved ? Came{} + from : load<Came>(came_from + at));
        }
        const Lanes lower = here < least;
        least = lower ? here : least;
        least_at = lower ? Lanes{} + static_cast<Lane<Price>>(at) : least_at;
    }
    Least<Price> result;
    if (at > 0)
        for (Index lane = 0; lane < step; ++lane) {
            const auto column = static_cast<Index>(least_at[lane]) + lane;
            if (least[lane] < result.value || (least[lane] == result.value && column < result.at))
                result = {least[lane], column};
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

template <class Price>
inline void join(TwoLeast<Price>& joined, Price value, Index column)
{
    if (value < joined.first.value) {
        joined.second = joined.first.value;
        joined.first = {value, column};
    } else {
        if (value == joined.first.value && column < joined.first.at)
            joined.first.at = column;
        if (value < joined.second)
            joined.second = value;
    }
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
        const Lanes lower = reduced < first;
        const Vector loser = lower ? first : reduced;
        second = loser < second ? loser : second;
        first = lower ? reduced : first;
        first_at = lower ? Lanes{} + static_cast<Lane<Price>>(at) : first_at;
    }
    TwoLeast<Price> result;
    if (at > 0)
        for (Index lane = 0; lane < step; ++lane) {
            join(result, first[lane], static_cast<Index>(first_at[lane]) + lane);
            if (second[lane] < result.second)
                result.second = second[lane];
        }
    for (; at < size; ++at)
        join(result, cost_of<Value, Price>(row[at], flip) - price[at], at);
    return result;
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
        &gather<Value, Price>,    &sample<Value, Price>, &relax<Value, Price>,
        &two_least<Value, Price>, &lower<Value, Price>,
    };
    return kernels;
}

template const Kernels<std::int32_t, std::int32_t>& table() noexcept;
template const Kernels<std::int32_t, std::int64_t>& table() noexcept;
template const Kernels<std::int64_t, std::int64_t>& table() noexcept;
template const Kernels<float, double>& table() noexcept;
template const Kernels<double, double>& table() noexcept;

}  // namespace muster::pairing::dense::MUSTER_KERNEL_WIDTH
