// The addresses whose senders have nothing but the page to keep what they wrote in.
#include <muster/domain/feedback/held_form_pages.hpp>

#include "domain/feedback/answerers/answer_link_pages.hpp"
#include "hold_pages.hpp"
#include "linked_form_pages.hpp"

namespace muster::feedback {

std::optional<web::Reply> held_form(const web::Request& request, const Error& error) {
  const auto& route = request.route;
  const bool answers = route == "/f/{code}";
  const bool in_room = route == "/r/{code}" || route == "/r/{code}/questions" || route == "/r/{code}/poll";
  if (request.method != web::Method::post || !(answers || in_room) || error.kind != ErrorKind::not_allowed ||
      request.form.entries().empty())
    return std::nullopt;
  const auto here = answers ? with_link(request, plain_address(request)) : request.path;
  return hold(request, with_look(request, here),
              {ErrorKind::not_allowed, to_say("This form was opened too long ago, or in another browser."), {}, {}});
}

}  // namespace muster::feedback
