// Sorts the fields of a request: answers, those to questions that the form does not know, buttons and keys.
#include "filled_pages.hpp"

#include "draft_pages.hpp"
#include "prefilled_pages.hpp"

#include <muster/domain/forms/answer_limits.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <utility>

namespace muster::feedback {
namespace {

/// A field's name without the mark of a list.
std::string_view plain(std::string_view name) { return name.ends_with("[]") ? name.substr(0, name.size() - 2) : name; }

/// What was typed for questions of the form, and beside it for those that it does not know; the first "token" is the
/// frame's own, and names that begin with "_" are its buttons'.
std::pair<forms::TypedReader, UnknownAnswers> typed_from(const web::Fields& fields, const forms::BoundForm& form) {
  forms::TypedReader typed(form);
  UnknownAnswers unknown;
  auto left = forms::longest_request(form.form());  // no more comes back than a request may hold
  bool token_seen = false;
  for (const auto& [name, value] : fields.entries()) {
    if (name == "token" && !std::exchange(token_seen, true)) continue;
    const bool known = typed.add(plain(name), value);
    const auto length = name.size() + value.size();
    const bool fits = length <= left;
    left -= std::min(left, length);
    if (known || !fits || name.starts_with('_') || value.empty()) continue;
    unknown.emplace_back(plain(name), value);
  }
  return {std::move(typed), std::move(unknown)};
}

/// The page that `_page` names, from 0; what is out of range is the first.
std::size_t page_from(const web::Request& request, const forms::Form& form) {
  const auto number = parse_integer(request.form.get("_page"));
  if (!number || *number < 1 || *number > static_cast<std::int64_t>(form.pages.size())) return 0;
  return static_cast<std::size_t>(*number - 1);
}

}  // namespace

FilledPage filled_page(const web::Request& request, const forms::BoundForm& form, const std::string& key) {
  FilledPage filled;
  auto& sheet = filled.sheet;
  sheet.page = page_from(request, form.form());
  auto [typed, unknown] = typed_from(request.form, form);
  filled.unknown = std::move(unknown);
  sheet.cut = typed.cut();
  filled.too_long = typed.far_too_long();
  sheet.typed = typed.take();
  leave_out_wrong_hidden(sheet.typed, form.form());
  sheet.key = key;
  if (auto draft = request.form.get("_draft"); is_draft_secret(draft)) sheet.draft = std::move(draft);
  return filled;
}

bool says_nothing(const forms::Form& form, const forms::TypedAnswers& typed) {
  return std::ranges::all_of(typed, [&](const auto& one) {
    const auto* question = form.question(one.first);
    const bool unseen = question != nullptr && question->hidden;
    return unseen || std::ranges::all_of(one.second, [](const std::string& value) { return trimmed(value).empty(); });
  });
}

}  // namespace muster::feedback
