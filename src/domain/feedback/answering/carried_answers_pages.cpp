// Nothing is kept on the server before "Send", so it stands in hidden fields.
#include "carried_answers_pages.hpp"

#include "linked_form_pages.hpp"
#include "page_order.hpp"

#include <muster/domain/feedback/form_size_service.hpp>
#include <muster/domain/forms/answer_limits.hpp>

#include <algorithm>

namespace muster::feedback {

void add_carried(web::View& view, const web::Request& request, const std::string& action,
                 const CarriedAnswers& carried) {
  view.set("ACTION", action).set("TOKEN", request.token).set("KEY", carried.key);
  view.set("PAGE_NUMBER", static_cast<std::int64_t>(carried.page + 1));
  view.show("DRAFT", carried.draft);
  for (const auto& [name, values] : carried.typed) {
    if (carried.shown != nullptr && belongs_to(*carried.shown, name)) continue;
    for (const auto& value : values) view.add("KEPT", values.size() > 1 ? name + "[]" : name).set("KEPT_VALUE", value);
  }
}

void add_longest(web::View& view, const forms::Form& form, const Catalogue& words) {
  view.set("LONGEST", static_cast<std::int64_t>(std::max(always_read, forms::longest_request(form))));
  say_all(view, words,
          {{"SAY_TOO_LONG", to_say("This is too long to be sent")},
           {"SAY_KEPT", to_say("Nothing is lost. What you wrote is still below.")},
           {"SAY_SHORTEN", to_say("Shorten your longest answer, then go on")}});
}

}  // namespace muster::feedback
