#pragma once
// The kind of mail that brings somebody their own link to a form, and reminds them of it.

#include <muster/domain/feedback/answer_link_service.hpp>
#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feedback {

/// Its name in the outbox; `detail` is what link_mail_detail says.
inline constexpr const char* link_mail_kind = "answer link";
[[nodiscard]] std::string link_mail_detail(const std::string& round_id, const std::string& link_id,
                                           const std::string& mailing_id);
struct LinkMailParts {
  std::string round_id;
  std::string link_id;
  std::string mailing_id;  ///< empty of mails that stood in the outbox before they named their sending
};
[[nodiscard]] LinkMailParts parts_of(const std::string& detail);

/// Whether a mail of that kind stands in the programme's list of mail.
[[nodiscard]] bool is_listed(const Round& round, LinkMail kind);

/// Adds the kind. The link's secret is made when the mail is sent. It is not sent any more where the link was used, the
/// round is closed, sending was stopped, or the person is gone. The database must outlive the kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::feedback
