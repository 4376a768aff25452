#pragma once
// A programme's texts for messages: written once, begun with for each event.

#include <muster/domain/booking/message.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>

namespace muster::booking {

inline constexpr std::size_t longest_template_name = 80;
inline constexpr std::int64_t most_templates = 200;

struct MessageTemplate {
  std::string id{};
  std::string name;
  MessageWords words;
  MessageKind kind = MessageKind::told;
  std::int64_t version = 0;  ///< grows with each change
  std::string changed_at{};  ///< ISO instant
};

/// Sorted by "name".
[[nodiscard]] Result<ListPage<MessageTemplate>> message_templates(store::Database& database,
                                                                  const std::string& programme_id,
                                                                  const ListQuery& query);
[[nodiscard]] Result<MessageTemplate> find_message_template(store::Database& database, const std::string& programme_id,
                                                            const std::string& id);
/// Adds one without an id, else changes it. Errors: no name or a long one, words that check_subject, check_message and
/// check_fields refuse, too many; a conflict where somebody changed it since `version`.
[[nodiscard]] Result<MessageTemplate> save_message_template(store::Database& database, const store::AuditContext& audit,
                                                            const std::string& programme_id, MessageTemplate wanted);
[[nodiscard]] Outcome delete_message_template(store::Database& database, const store::AuditContext& audit,
                                              const std::string& programme_id, const std::string& id);

}  // namespace muster::booking
