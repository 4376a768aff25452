#pragma once
// News of a programme that somebody stopped by the link of a mail.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/mail/stop_sql.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::booking {

/// Where a link stops; its POST stops at once, as mail programs ask for it (RFC 8058).
inline constexpr const char* stop_pattern = "/stop/{key}";

/// What a scope is for people: "news of North Network"; empty where it is another room's.
[[nodiscard]] std::string stopped_words(store::Session& session, const std::string& scope);

struct StoppedNews {
  std::string programme;  ///< its name
  bool stopped = false;
};
/// not_found where no link has this secret, or no longer.
[[nodiscard]] Result<StoppedNews> stopped_news(store::Database& database, const std::string& secret);
/// Stops them, or lets them come again.
[[nodiscard]] Result<StoppedNews> set_stopped_news(store::Database& database, Instant now, const std::string& secret,
                                                   bool stop);

}  // namespace muster::booking
