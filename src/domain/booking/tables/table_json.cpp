// Writes tables for programs.
#include <muster/domain/booking/table_json.hpp>

namespace muster::booking {

Json tables_json(const TablePlan& plan) {
  return json_object({{"event", plan.event.slug},
                      {"session", plan.session},
                      {"tables", plan.rules.tables},
                      {"places", plan.rules.places},
                      {"kind", plan.rules.kind},
                      {"on_badge", plan.rules.on_badge},
                      {"remarks", json_array(plan.remarks(), [](const std::string& remark) { return Json(remark); })},
                      {"people", json_array(plan.guests, [](const TableGuest& guest) {
                         return json_object({{"person", guest.person},
                                             {"first_name", guest.first_name},
                                             {"last_name", guest.last_name},
                                             {"organisation", guest.organisation_name},
                                             {"kind", guest.kind},
                                             {"table", guest.table},
                                             {"by_hand", guest.by_hand}});
                       })}});
}

}  // namespace muster::booking
