#pragma once
// Kinds of messages. Whoever wants to send registers one: its template, and the function that makes its values when it
// is sent, so that no secret of a message is ever kept.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/mail/letter.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::mail {

/// The moment in which a message is written.
struct RenderContext {
  Instant now;
  std::string site;      ///< public address, without a slash at its end: "https://muster.example.org"
  bool preview = false;  ///< nobody gets it: nothing may be changed, and a secret is only shown as an example
  Mailbox from{};        ///< who sends it; empty in a preview
};

struct Content {
  Values values;
  std::string programme_id{};    ///< whose mail it turned out to be; may be empty
  Message::Calendar calendar{};  ///< an entry that goes with it
  std::string stop{};            ///< web address by which whoever gets it stops mails like it; may be empty
  std::vector<Message::Attachment> attachments{};
};

struct Kind {
  std::string name;   ///< as the outbox keeps it: "sign-in"
  std::string title;  ///< what people see in the list of mail: "Your link to sign in"
  std::string template_name;
  Values example;  ///< for the preview, with invented people
  /// The values of a claimed message; nothing where there is no longer anything to send.
  std::function<Result<std::optional<Content>>(const ClaimedMessage& message, const RenderContext& moment)> content;
};

class Kinds {
 public:
  /// Throws std::logic_error where there is one of that name, or where the example does not fill the template.
  void add(Kind kind);
  [[nodiscard]] const Kind* find(const std::string& name) const;
  [[nodiscard]] const std::vector<Kind>& all() const { return kinds_; }

 private:
  std::vector<Kind> kinds_;
};

/// The letter that a message of the outbox is at this moment; nothing where there is nothing to send. A message of kind
/// "plain" is what it was written as.
struct RenderedMessage {
  Letter letter;
  std::string programme_id;
  Message::Calendar calendar{};
  std::string stop{};  ///< as Content has it
  std::vector<Message::Attachment> attachments{};
};
[[nodiscard]] Result<std::optional<RenderedMessage>> letter_of(const Kinds& kinds, const ClaimedMessage& message,
                                                               const RenderContext& moment);

}  // namespace muster::mail
