#pragma once
// Who takes news to their receivers, in threads of its own: nobody who uses the site waits for another server.

#include <muster/domain/webhooks/webhook.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/outbound/call.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace muster::webhooks {

/// What is said of the person of a booking when the news is sent: {"person": id}, and for a receiver that is allowed
/// more
/// {"person": id, "first_name": ..., ...}. An empty object where there is nobody any more.
using PersonOf = std::function<Json(store::Session& session, const std::string& booking_id, bool personal)>;

struct CourierSettings {
  outbound::Reach reach;
  PersonOf person;
};

/// What one turn did.
struct Turn {
  std::string receiver_id;   ///< empty: nothing was done
  bool unreachable = false;  ///< nobody answered there, so that the rest of its news was put back
};
/// Chooses one of the receivers that have something due; an empty text: none of them now.
using Choice = std::function<std::string(const std::vector<std::string>& due)>;
/// Claims one batch of what is due to the receiver chosen, sends it and settles it. Where `stopping` says so, what was
/// not sent yet is put back.
[[nodiscard]] Result<Turn> deliver_next(store::Database& database, const Clock& clock, const CourierSettings& settings,
                                        const Choice& choose, const std::function<bool()>& stopping = {});

/// Delivers until it is destroyed. Any number of processes may do so at once. Where a server does not answer at all, it
/// is left in peace for a while, up to a minute, and the others' news go on.
class Courier {
 public:
  /// `log_error` gets a sentence when the database fails; never an address. Everything given by reference must outlive
  /// it.
  [[nodiscard]] static std::unique_ptr<Courier> start(store::Database& database, const Clock& clock,
                                                      CourierSettings settings,
                                                      std::function<void(const std::string&)> log_error,
                                                      std::size_t threads = 3);
  virtual ~Courier() = default;
};

/// Keeps whom the administrator lets Muster call, so that commands and pages judge what is typed alike.
[[nodiscard]] Outcome keep_reach(store::Database& database, const outbound::Reach& reach);
/// Whether an address as it is typed could be called; the error is about "address".
[[nodiscard]] Outcome check_typed_address(store::Session& session, const std::string& address);

}  // namespace muster::webhooks
