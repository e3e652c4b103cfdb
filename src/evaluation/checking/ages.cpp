// A half-life by a hundred decimal digits: a share is a decimal of six places or irrational, so nothing that is no tie
// lies nearer to one than that.
#include "evaluation/checking/ages.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

#include <algorithm>

namespace muster::inline v0_2::evaluation::checking {
namespace {

using Long = boost::multiprecision::cpp_dec_float_100;

Number halved(long days, long half_life)
{
    if (days % half_life == 0)
        return round_off(Number(Whole(1), pow(Whole(2), static_cast<unsigned>(days / half_life))), 6);
    const Long millionths = Long(1'000'000) * exp2(Long(-days) / Long(half_life));
    return Number(Whole(Long(floor(millionths + Long("0.5")))), Whole(1'000'000));
}

}  // namespace

Number share_at(long age, const rule::Decay& decay)
{
    const long days = std::max(0L, age);
    if (decay.by == rule::Ageing::table) {
        for (auto step = decay.shares.rbegin(); step != decay.shares.rend(); ++step)
            if (step->from.days() <= days)
                return number(step->share);
        return 1;
    }
    const long counted = std::max(0L, days - decay.whole_for);
    if (decay.by == rule::Ageing::linear)
        return std::max(number(decay.least),
                        counted >= decay.days ? Number(0) : round_off(1 - Number(counted, decay.days), 6));
    if (decay.by == rule::Ageing::half_life)
        return std::max(number(decay.least), halved(counted, decay.days));
    return 1;
}

}  // namespace muster::evaluation::checking
