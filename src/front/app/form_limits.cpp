// The addresses that everybody may send to, and what each takes.
#include <muster/front/app/form_limits.hpp>

#include <muster/domain/feedback/form_size_service.hpp>

namespace muster::app {

std::size_t longest_form(store::Database& database, const Clock& clock, const web::Request& request) {
  const std::string_view path = request.path;
  // A note that is far too long comes back to be shortened.
  constexpr std::size_t note_far_too_long = std::size_t{128} << 10;
  if (path.starts_with("/sign-in")) return feedback::always_read;
  if (path.starts_with("/r/")) return note_far_too_long;
  if (!path.starts_with("/f/") && !path.starts_with("/F/")) return 0;
  const auto code = path.substr(3);
  return feedback::longest_answer_form(database, clock.now(), std::string(code.substr(0, code.find('/'))));
}

}  // namespace muster::app
