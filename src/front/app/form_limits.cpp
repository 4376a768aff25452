// The addresses that everybody may send to, and what each takes.
#include <muster/front/app/form_limits.hpp>

#include <muster/domain/feedback/form_size_service.hpp>

namespace muster::app {

std::size_t longest_form(store::Database& database, const Clock& clock, const web::Request& request) {
  const std::string_view path = request.path;
  if (path.starts_with("/sign-in") || path.starts_with("/r/")) return feedback::always_read;
  if (!path.starts_with("/f/") && !path.starts_with("/F/")) return 0;
  const auto code = path.substr(3);
  return feedback::longest_answer_form(database, clock.now(), std::string(code.substr(0, code.find('/'))));
}

}  // namespace muster::app
