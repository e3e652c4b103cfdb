// Identity shown 亮身份: exams under one's name plate, the study model, mobilisation; and what is held against one.
#include "indicators.hpp"

namespace muster::programme {

Indicators identity_indicators()
{
    using namespace evaluation;
    const std::string area = "identity";
    Indicators rows;
    rows.push_back(indicator(area, "exam_named", {"挂牌考试", "exams under the name plate"}, {"场", "exams"},
                             per_cent(40), rising_to(1), own_number));
    rows.back().missing = Missing::leave_out;  // who sits no exam shows identity elsewhere
    rows.push_back(indicator(area, "study_model", {"学习标兵", "study model"}, {"次", "titles"}, per_cent(10),
                             rising_to(1), own_number));
    rows.back().missing = Missing::leave_out;  // an honour, not a duty
    rows.push_back(indicator(area, "mobilisation", {"应急响应", "answer to a call"}, {"次", "answers"}, per_cent(10),
                             rising_to(1), own_number));
    rows.back().missing = Missing::leave_out;
    rows.push_back(indicator(area, "review", {"民主评议", "raters' review"}, {"分", "points"}, per_cent(40),
                             rule::Piecewise{{{Quantity{}, Points{}}, {Quantity::whole(100), Points::whole(100)}}},
                             "self 30 %, class 40 %, counsellors 30 % (a university's rule)"));
    rows.back().combine = Combine::mean;
    rows.back().missing = Missing::leave_out;
    const auto deduction = [&](const char* code, Label label, const char* each) {
        rows.push_back(indicator(area, code, std::move(label), {"次", "times"}, Weight{},
                                 rule::Deduction{Points::parse(each, {code}), false},
                                 "absent -5, late -1, leave -0.5 (typical)"));
    };
    deduction("absent", {"缺席", "absent"}, "5");
    deduction("late", {"迟到", "late"}, "1");
    deduction("on_leave", {"请假", "on leave"}, "0.5");
    rows.push_back(indicator(area, "exam_violation", {"考试违纪", "breach in an exam"}, {"次", "breaches"}, Weight{},
                             rule::Veto{.effect = rule::VetoEffect::bar_grade,
                                        .when = rule::VetoWhen::more_than,
                                        .limit = Quantity{},
                                        .exposure = "exam_named",
                                        .best_grade = "unqualified"},
                             "zero violations in exams under the name plate: a veto with a denominator, not a "
                             "subtraction; cheating means failing (a university's rule)"));
    return rows;
}

}  // namespace muster::programme
