// Nothing is kept on the server before "Send", so it stands in hidden fields.
#include "carried_answers_pages.hpp"

#include "page_order.hpp"

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

}  // namespace muster::feedback
