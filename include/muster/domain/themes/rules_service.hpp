#pragma once
// Themes given to answers by the words that themes are known by.

#include <muster/domain/themes/asked_texts_service.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/platform/store/audit.hpp>

#include <cstdint>

namespace muster::themes {

struct RulesApplied {
  std::int64_t texts = 0;   ///< wordings there are
  std::int64_t themed = 0;  ///< of those, that meet the words of a theme
  std::int64_t changed = 0;
};
/// Says of every text which themes' words it meets; what people said stands above that. All of it is there at once at
/// the end: where it is cancelled, or its process dies, what stood before stands. Two at once: the later one's words
/// stand. Errors: conflict where it was cancelled or overtaken.
[[nodiscard]] Result<RulesApplied> apply_rules(store::Database& database, const store::AuditContext& audit,
                                               const AskedTexts& texts, Progress& progress);

}  // namespace muster::themes
