#pragma once
// What a program sends twice is done once: the first reply is kept for a day, sealed under the sender's own key.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

#include <memory>

namespace muster::app {

/// Looks at the heading Idempotency-Key of changes that programs ask for: 16 to 200 visible characters, new for each
/// change. The same key with the same request gets the first reply again, with the heading Idempotent-Replay: true;
/// with another request 422; where the first has no reply that was kept (it is at work, the machine failed, or it has
/// more than 256 KiB) 409. Keys of different people are different keys. The database holds no key, and nothing opens a
/// kept reply without it.
[[nodiscard]] std::shared_ptr<const web::Repeats> repeats(store::Database& database, const Clock& clock);

}  // namespace muster::app
