// Asks the form behind a link how much it takes.
#include <muster/domain/feedback/form_size_service.hpp>

#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/forms/answer_limits.hpp>

#include <algorithm>

namespace muster::feedback {

std::size_t longest_answer_form(store::Database& database, Instant now, const std::string& code) {
  constexpr std::size_t unknown = std::size_t{1} << 20;
  const auto found = settle_linked_round(database, now, code_in_small_letters(code));
  if (!found.ok()) return found.error().kind == ErrorKind::not_found ? always_read : unknown;
  return std::max(always_read, forms::longest_request(*found->round.form));
}

}  // namespace muster::feedback
