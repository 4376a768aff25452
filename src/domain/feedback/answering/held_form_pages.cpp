// The one address whose sender has nothing but the page to keep answers in.
#include <muster/domain/feedback/held_form_pages.hpp>

#include "domain/feedback/answerers/answer_link_pages.hpp"
#include "hold_pages.hpp"
#include "linked_form_pages.hpp"

namespace muster::feedback {

std::optional<web::Reply> held_form(const web::Request& request, const Error& error) {
  const bool answers = request.method == web::Method::post && request.route == "/f/{code}";
  if (!answers || error.kind != ErrorKind::not_allowed || request.form.entries().empty()) return std::nullopt;
  return hold(request, with_look(request, with_link(request, plain_address(request))),
              {ErrorKind::not_allowed, to_say("This form was opened too long ago, or in another browser."), {}, {}});
}

}  // namespace muster::feedback
