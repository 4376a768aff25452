// Leads, names and decisions to JSON.
#include <muster/domain/booking/nomination_json.hpp>

namespace muster::booking {

Json call_json(const ListedCall& listed) {
  const auto& call = listed.call;
  return json_object({{"call", call.id},
                      {"organisation", call.organisation},
                      {"name", call.name},
                      {"email", call.email},
                      {"until", if_any(call.until ? iso_date(*call.until) : std::string())},
                      {"named", listed.named},
                      {"undecided", listed.undecided},
                      {"asked_at", call.asked_at}});
}

Json nomination_json(const Nomination& nomination) {
  return json_object({{"person", nomination.name.person_id},
                      {"name", nomination.name.name},
                      {"job_title", nomination.name.job_title},
                      {"email", nomination.email},
                      {"organisation", nomination.organisation},
                      {"lead", nomination.lead},
                      {"place", nomination.name.place},
                      {"state", state_word(nomination.name.state)}});
}

Json decided_json(const DecidedNominations& decided) {
  return json_object({{"done", json_array(decided.done,
                                          [](const DecidedNominations::One& each) {
                                            return json_object(
                                                {{"name", each.name}, {"state", state_word(each.state)}});
                                          })},
                      {"refused", json_array(decided.refused, [](const std::pair<std::string, std::string>& each) {
                         return json_object({{"name", each.first}, {"why", each.second}});
                       })}});
}

}  // namespace muster::booking
