#pragma once
// A message and its bytes as RFC 5322 has them. A pure function, so that a test can read every byte that leaves.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::mail {

struct Mailbox {
  std::string name;     ///< as people write it, any language; may be empty
  std::string address;  ///< plain ASCII, as check_address has it
};

struct Message {
  std::string id;  ///< stands in Message-ID before the sender's domain: the same at every attempt
  Instant date;
  Mailbox from;
  Mailbox to;
  std::string subject;
  std::string text;  ///< the plain part; lines end in \n
  std::string html;  ///< the same in HTML; empty: a message of one part
  /// An entry for the reader's calendar beside both, where there is one; needs `html`.
  struct Calendar {
    std::string method{};  ///< "REQUEST", "CANCEL"
    std::string bytes{};   ///< iCalendar; lines end in CR LF; empty: none
  };
  Calendar calendar{};
  /// A file that goes along; needs `html`.
  struct Attachment {
    std::string name{};  ///< plain ASCII letters, digits, "-", "_" and "."; at most 60
    std::string type{};  ///< "application/pdf"
    std::string bytes{};
  };
  std::vector<Attachment> attachments{};
  std::string stop{};  ///< web address that stops mails like this by one press (RFC 8058); may be empty
};

/// Refuses what is no address of the form name@domain in plain ASCII: at most 64 characters before the sign and 254 in
/// all, no quotes, comments, spaces or control characters.
[[nodiscard]] Outcome check_address(std::string_view address);

/// The address in the form in which addresses are compared: trimmed, letters small.
[[nodiscard]] std::string folded_address(std::string_view address);

/// "Name <name@example.org>" or "name@example.org".
[[nodiscard]] Result<Mailbox> parse_mailbox(std::string_view text);

/// The message's bytes, lines ending in CR LF, every line but that of a long web address at most 78 characters,
/// headers ASCII (RFC 2047), bodies in
/// UTF-8 as quoted-printable. The same message gives the same bytes. Refuses (bad_input) a control character in any
/// header's value, an address that is none, text that is not UTF-8 or holds NUL, and a file whose name is not plain:
/// nothing is repaired in silence.
[[nodiscard]] Result<std::string> written(const Message& message);

}  // namespace muster::mail
