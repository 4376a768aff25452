#pragma once
// The small print of a question on its card: folded away until somebody wants it.

#include <muster/domain/forms/question_card.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/view.hpp>

#include <string>

namespace muster::feedback {

/// Declares the fields of the rules that questions of this kind may have.
void add_rule_fields(web::Form& form, const forms::QuestionCard& question);

/// What was typed into them.
void take_rules(const web::Request& request, forms::QuestionCard& question);

/// Their controls under a heading that opens them; empty where the question has none.
[[nodiscard]] std::string rules_markup(const web::View& view, bool open, const std::string& more);

}  // namespace muster::feedback
