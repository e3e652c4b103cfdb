#include "roster/proving.hpp"

namespace muster::inline v0_2::roster {

Proving::Proving(const Problem& problem, const engine::model::Instance& instance, Seed seed)
    : problem_(problem), instance_(instance), seed_(seed),
      bounding_(instance, problem.cover().size(), seed.split(1000), {.problem = &problem}),
      bounds_are_valid_(instance.duties_are_complete)
{
}

double Proving::lines() const
{
    return bounds_are_valid_ ? engine::bound::LineEnumeration::lines_at_most(instance_)
                             : 2.0 * engine::bound::LineEnumeration::most_lines;
}

std::vector<engine::model::Line> Proving::look_through_all(const std::vector<engine::model::Line>& known,
                                                           const Budget& budget)
{
    exhaustion_.emplace(instance_);
    if (!exhaustion_->begin(budget))
        return {};
    outcome_ = exhaustion_->run(known, budget);
    if (outcome_ == Outcome::none)
        exhaustion_->find_least_bent(known, budget);
    return exhaustion_->lines();
}

bool Proving::is_shown_infeasible() const
{
    return outcome_ == Outcome::none || (infeasibility_ && infeasibility_->is_shown()) ||
           (bounds_are_valid_ && bounding_.is_infeasible());
}

void Proving::take_bound()
{
    if (bounds_are_valid_)
        if (const auto bound = bounding_.bound(); bound && *bound > bound_.value_or(*bound - 1))
            bound_ = *bound;
}

std::uint64_t Proving::pricing_work() const { return bounding_.work() + (infeasibility_ ? infeasibility_->work() : 0); }

BoundCertificate Proving::certificate(const Report& found) const
{
    if (infeasibility_ && infeasibility_->is_shown() && !found.is_feasible())
        return infeasibility_->certificate();
    if (outcome_ == Outcome::open)
        return bounding_.certificate();
    BoundCertificate certificate{.denominator = engine::bound::LineEnumeration::scale, .exhausted = Exhausted{}};
    certificate.prices = exhaustion_->prices();
    certificate.prices.resize(instance_.rows.size(), 0);
    const auto companies = certificate.prices.begin() + static_cast<std::ptrdiff_t>(problem_.cover().size());
    certificate.exhausted->company_prices.assign(companies, certificate.prices.end());
    certificate.prices.erase(companies, certificate.prices.end());
    if (outcome_ == Outcome::best)
        certificate.exhausted->none_below = found.score.cost;
    return certificate;
}

}  // namespace muster::roster
