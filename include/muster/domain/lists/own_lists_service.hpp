#pragma once
// The lists of a programme as somebody sees them who has shown that an address is theirs: where they stand, and joining
// and leaving at once.

#include <muster/domain/lists/list_service.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::lists {

struct OwnList {
  MailList list;
  Standing standing = Standing::off;
};
struct OwnLists {
  std::vector<OwnList> lists;  ///< those that people join by themselves, and those on which they stand; by name
  bool news_stopped = false;   ///< they stopped all news of the programme
};
[[nodiscard]] Result<OwnLists> own_lists(store::Database& database, const std::string& programme_id,
                                         const std::string& address);

/// Joins (where people join by themselves, or they were asked), leaves, or lets news of the programme come again. Again
/// is no error. not_found where the programme has no such list; conflict where it is full or takes nobody. Only
/// `hear_again` needs no list.
[[nodiscard]] Outcome take_step_on_list(store::Database& database, Instant now, const std::string& programme_id,
                                        const std::string& list_id, const std::string& name, const std::string& address,
                                        OwnStep step);

/// Whether the programme has a list of that id.
[[nodiscard]] bool is_list_of(store::Session& session, const std::string& programme_id, const std::string& list_id);
/// Whoever joined a list and has not stopped all news of the programme, by name; and whether that is so of one address.
[[nodiscard]] std::vector<Member> addressees(store::Session& session, const std::string& programme_id,
                                             const std::string& list_id);
[[nodiscard]] bool is_addressee(store::Session& session, const std::string& programme_id, const std::string& list_id,
                                const std::string& address);

/// The name by which an address stands, joined, on a list of the programme; nothing where it stands on none.
[[nodiscard]] std::optional<std::string> name_on_lists(store::Session& session, const std::string& programme_id,
                                                       const std::string& address);

}  // namespace muster::lists
