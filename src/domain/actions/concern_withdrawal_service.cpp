// Takes back what a family sent. The receipt stands as a hash: who reads the database cannot withdraw anything.
#include <muster/domain/actions/concern_withdrawal_service.hpp>

#include "action_sql.hpp"
#include "concern_sending_service.hpp"
#include "withdrawal_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/store/audit.hpp>

#include <algorithm>

namespace muster::actions {
namespace {

struct Found {
  std::string action_id;
  std::string programme;
  Concern concern;
};

std::string hash_of(std::string_view receipt) { return fingerprint("concern\n" + std::string(receipt)); }

Result<Found> found(store::Session& session, const std::string& code, const std::string& receipt) {
  const auto gone = [] {
    return not_found("Nothing is kept under this link: it was taken back, or its day has passed.");
  };
  if (!is_receipt(receipt)) return gone();
  const auto page = sql::page_with_code(session, code);
  const auto action_id = sql::concern_with_hash(session, hash_of(receipt));
  if (!page || !action_id) return gone();
  const auto action = sql::find_action(session, *action_id);
  auto concern = sql::find_concern(session, *action_id);
  if (!action || !concern || action->programme_id != page->programme_id) return gone();
  const auto programme = access::programme_with_id(session, page->programme_id);
  return Found{*action_id, programme ? programme->name : std::string(), *std::move(concern)};
}

}  // namespace

std::string new_receipt() { return new_id() + new_id(); }

bool is_receipt(std::string_view text) {
  return text.size() == new_receipt().size() && std::ranges::all_of(text, [](char letter) {
           return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z');
         });
}

Result<Sent> send_with_receipt(store::Database& database, Instant now, const std::string& code, Concern concern,
                               const std::string& receipt) {
  if (!is_receipt(receipt)) return bad_input("Open the page once more, and send it from there.");
  const auto hash = hash_of(receipt);
  Sent sent = Sent::known_already;
  MUSTER_CHECK(send_concern_with(database, now, code, std::move(concern),
                                 [&](store::Session& session, const std::string& action_id, bool is_new) {
                                   if (is_new) sql::keep_hash(session, action_id, hash);
                                   if (is_new || sql::concern_with_hash(session, hash) == action_id) sent = Sent::kept;
                                 }));
  return sent;
}

Result<HeldReceipt> held_by_receipt(store::Database& database, const std::string& code, const std::string& receipt) {
  return database.read([&](store::Session& session) -> Result<HeldReceipt> {
    MUSTER_TRY(it, found(session, code, receipt));
    return HeldReceipt{it.programme, it.concern.received_on, it.concern.delete_on};
  });
}

Outcome withdraw_concern(store::Database& database, Instant now, const std::string& code, const std::string& receipt) {
  const auto done = database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(it, found(session, code, receipt));
    sql::delete_concern(session, it.action_id);
    store::write_audit(session, {"public page", now, it.programme}, "concern taken back by whoever sent it", "action",
                       it.action_id);
    return Success{};
  });
  if (done.ok()) (void)database.forget_deleted();
  return done;
}

}  // namespace muster::actions
