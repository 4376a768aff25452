// Tells on a snapshot which bookings an import leaves, gives those that go its batch, and lets all of them go at once.
#include "delegate_undo_service.hpp"

#include "delegate_undo_sql.hpp"
#include "import_details_service.hpp"

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/platform/store/audit.hpp>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace muster::booking {
namespace {

class DelegateWithdrawal final : public intake::Withdrawal {
 public:
  explicit DelegateWithdrawal(intake::Import import) : import_(std::move(import)) {}

  Result<std::size_t> look(store::Session& session) override {
    programme_ = events::event_with_id(session, import_.event_id).programme;
    mark_ = store::change_mark(session, programme_);
    marks_.clear();
    std::unordered_set<std::string> going;
    for (auto& booking : sql::bookings_of(session, import_.id)) {
      if (booking.goes) going.insert(booking.person_id);
      const bool carries = booking.batch == import_.batch;
      if (booking.goes != carries) marks_.emplace_back(std::move(booking.id), booking.goes ? import_.batch : 0);
    }
    result_ = {static_cast<std::int64_t>(going.size()), kept_by_undoing(session, import_)};
    emptied_ = sql::organisations_made(session, import_.id);
    std::unordered_set<std::string> needed;
    for (const auto& person : sql::people_of_new_organisations(session, import_.id)) {
      if (person.bookings > 1 || !going.contains(person.person_id)) needed.insert(person.organisation_id);
    }
    std::erase_if(emptied_, [&](const std::string& id) { return needed.contains(id); });
    return marks_.size();
  }

  void mark(store::Session& session, std::size_t from, std::size_t to) override {
    for (auto at = from; at < to; ++at) sql::set_batch(session, marks_[at].first, marks_[at].second);
  }

  Result<std::optional<intake::UndoResult>> take_out(store::Session& session,
                                                     const store::AuditContext& audit) override {
    if (store::change_mark(session, programme_) != mark_) return std::optional<intake::UndoResult>{};
    take_details_back(session, audit, import_);
    for (const auto& id : emptied_) people::hide_organisation(session, id);
    events::mark_changed(session, import_.event_id);
    return std::optional(result_);
  }

 private:
  const intake::Import import_;
  std::string programme_;
  std::string mark_;                                         // of the state that was looked at
  std::vector<std::pair<std::string, std::int64_t>> marks_;  // bookings that get another batch
  std::vector<std::string> emptied_;                         // new organisations that nobody will stand for
  intake::UndoResult result_;
};

}  // namespace

std::vector<std::string> kept_by_undoing(store::Session& session, const intake::Import& import) {
  std::vector<std::string> kept;
  for (const auto& touched : touched_since(session, import)) kept.push_back(touched.name + ": " + touched.reason);
  return kept;
}

std::unique_ptr<intake::Withdrawal> withdraw_delegates(const intake::Import& import) {
  return std::make_unique<DelegateWithdrawal>(import);
}

}  // namespace muster::booking
