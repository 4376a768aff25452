#pragma once
// The link by which whoever sent in a concern takes it back: what they wrote goes, with their name and place.

#include <muster/domain/actions/action.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <string_view>

namespace muster::actions {

/// A receipt that nobody can guess, for one form that a family fills in.
[[nodiscard]] std::string new_receipt();
/// Whether it is one, by its looks.
[[nodiscard]] bool is_receipt(std::string_view text);

/// What becomes of what was sent.
enum class Sent {
  kept,          ///< its receipt takes it back
  known_already  ///< the same words were sent before, under another receipt: that one takes them back
};
/// As send_concern; the receipt is kept as a hash beside the text, and the same form sent twice is one concern. Errors:
/// those of send_concern, and a receipt that is none.
[[nodiscard]] Result<Sent> send_with_receipt(store::Database& database, Instant now, const std::string& code,
                                             Concern concern, const std::string& receipt);

/// What a receipt opens: no word of what was written, for the address may be read over a shoulder.
struct HeldReceipt {
  std::string programme;  ///< its name
  Date received_on;
  Date delete_on;
};
/// not_found where nothing of it is kept at this code any more, or never was.
[[nodiscard]] Result<HeldReceipt> held_by_receipt(store::Database& database, const std::string& code,
                                                  const std::string& receipt);
/// Deletes what was written, with sender, address and place, whoever owns the action; the action stays in the team's
/// words. not_found as above.
[[nodiscard]] Outcome withdraw_concern(store::Database& database, Instant now, const std::string& code,
                                       const std::string& receipt);

}  // namespace muster::actions
