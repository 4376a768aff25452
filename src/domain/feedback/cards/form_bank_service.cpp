// Offers the programme's own forms first, the newest above, then those that come with Muster.
#include "form_bank_service.hpp"

#include "form_bank_sql.hpp"

namespace muster::feedback {
namespace {

constexpr std::int64_t most_forms = 20;

}  // namespace

std::vector<BankForm> bank_forms(store::Database& database, const events::Event& event, const ShippedForms& shipped) {
  std::vector<BankForm> out;
  const auto own = database.read([&](store::Session& session) -> Result<std::vector<sql::ProgrammeForm>> {
    return sql::newest_forms(session, event.programme_id, event.id, most_forms);
  });
  // Without them the shipped ones are still there.
  if (own.ok())
    for (const auto& one : *own) out.push_back({"event-" + one.event, one.title, one.text});
  for (const auto& [name, text] : shipped) {
    const auto title = forms::heading_card(text).title;
    out.push_back({name, title.empty() ? name : title, text, true});
  }
  return out;
}

}  // namespace muster::feedback
