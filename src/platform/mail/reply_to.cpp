// Keeps the address of an answer in a draft's detail, and writes it into the message.
#include <muster/platform/mail/reply_to.hpp>

namespace muster::mail {
namespace {

constexpr std::string_view mark = "\nReply-To: ";

}  // namespace

std::string with_reply_to(const std::string& detail, const std::string& address) {
  return detail + std::string(mark) + address;
}

std::string reply_to_in(std::string_view detail) {
  const auto at = detail.rfind(mark);
  if (at == std::string_view::npos) return {};
  const auto address = detail.substr(at + mark.size());
  return check_address(address).ok() ? std::string(address) : std::string();
}

std::string without_reply_to(std::string_view detail) { return std::string(detail.substr(0, detail.rfind(mark))); }

Result<std::string> written(const Message& message, const std::string& reply_to) {
  auto bytes = written(message);
  if (!bytes.ok() || reply_to.empty()) return bytes;
  MUSTER_CHECK(check_address(reply_to));
  // Headings come before everything else, and no value of theirs holds the end of a line.
  bytes->insert(bytes->find("\r\nMessage-ID: "), "\r\nReply-To: " + reply_to);
  return bytes;
}

}  // namespace muster::mail
