// Words of kinds and states, the waits, and the signature.
#include <muster/domain/webhooks/webhook.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/base/utf8.hpp>

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace muster::webhooks {
namespace {

struct KindWords {
  Kind kind;
  std::string_view code;
  std::string_view label;
};

constexpr auto words = std::to_array<KindWords>({
    {Kind::booked, "booking.booked", "Booked"},
    {Kind::waiting, "booking.waiting", "On the waiting list"},
    {Kind::cancelled, "booking.cancelled", "Cancelled"},
    {Kind::came, "booking.came", "Came"},
    {Kind::list_taken_in, "bookings.imported", "List of delegates imported"},
    {Kind::round_opened, "round.opened", "Round opened"},
    {Kind::round_closed, "round.closed", "Round closed"},
    {Kind::edition_made, "edition.made", "Edition of a report made"},
    {Kind::test, "test", "Test"},
});

const KindWords& words_of(Kind kind) {
  return *std::ranges::find(words, kind, &KindWords::kind);  // NOLINT(readability-qualified-auto): each has a row
}

constexpr std::string_view secret_begins = "whsec_";
constexpr std::size_t secret_bytes = 32;

std::string in_base64(const unsigned char* bytes, std::size_t count) {
  std::string text(sodium_base64_encoded_len(count, sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, count, sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the NUL
  return text;
}

std::string bytes_of(const std::string& secret) {
  std::string bytes(secret.size(), '\0');
  std::size_t length = 0;
  const auto text = secret.starts_with(secret_begins) ? secret.substr(secret_begins.size()) : std::string();
  if (text.empty() || sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                        text.size(), nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    throw std::logic_error("what signs is no secret of a receiver");
  bytes.resize(length);
  return bytes;
}

}  // namespace

std::string_view kind_code(Kind kind) { return words_of(kind).code; }
std::string_view kind_label(Kind kind) { return words_of(kind).label; }

Result<Kind> parse_kind(std::string_view code) {
  const auto* const found = std::ranges::find(words, code, &KindWords::code);
  if (found != words.end()) return found->kind;
  std::string all;
  for (const auto kind : kinds) all += (all.empty() ? "" : ", ") + std::string(kind_code(kind));
  return bad_input("There is no news \"" + std::string(code) + "\". There are: " + all + ".").at("kinds");
}

bool is_of_booking(Kind kind) {
  return kind == Kind::booked || kind == Kind::waiting || kind == Kind::cancelled || kind == Kind::came;
}

std::string_view state_code(ReceiverState state) {
  switch (state) {
    case ReceiverState::active:
      return "active";
    case ReceiverState::paused:
      return "paused";
    case ReceiverState::failing:
      return "failing";
  }
  throw std::logic_error("a receiver's state without a code");
}

Outcome check_receiver(const Receiver& receiver) {
  if (receiver.name.empty()) return bad_input("Say what the receiver is, in a few words.").at("name");
  if (character_count(receiver.name) > longest_name)
    return bad_input("The name is longer than " + std::to_string(longest_name) + " characters.").at("name");
  if (receiver.kinds.empty()) return bad_input("Choose at least one kind of news.").at("kinds");
  if (std::ranges::find(receiver.kinds, Kind::test) != receiver.kinds.end())
    return bad_input("A test is sent when somebody asks for it; it cannot be wanted.").at("kinds");
  return Success{};
}

std::string_view state_code(DeliveryState state) {
  switch (state) {
    case DeliveryState::behind:
      return "behind";
    case DeliveryState::waiting:
      return "waiting";
    case DeliveryState::sending:
      return "sending";
    case DeliveryState::sent:
      return "sent";
    case DeliveryState::given_up:
      return "given up";
  }
  throw std::logic_error("a delivery's state without a code");
}

std::string_view state_label(DeliveryState state) {
  switch (state) {
    case DeliveryState::behind:
      return "Waits for an earlier one";
    case DeliveryState::waiting:
      return "Waits";
    case DeliveryState::sending:
      return "On its way";
    case DeliveryState::sent:
      return "Taken";
    case DeliveryState::given_up:
      return "Given up";
  }
  throw std::logic_error("a delivery's state without a label");
}

std::optional<std::chrono::seconds> wait_after(std::int64_t attempt) {
  using namespace std::chrono_literals;
  constexpr std::array<std::chrono::seconds, 6> waits{5s, 1min, 10min, 1h, 6h, 24h};
  if (attempt < 1 || attempt > static_cast<std::int64_t>(waits.size())) return std::nullopt;
  return waits.at(static_cast<std::size_t>(attempt - 1));
}

std::string new_secret() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  std::array<unsigned char, secret_bytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return std::string(secret_begins) + in_base64(bytes.data(), bytes.size());
}

std::string signature(const std::string& secret, const std::string& id, Instant sent_at, const std::string& body) {
  const auto key = bytes_of(secret);
  const auto begins = id + "." + std::to_string(sent_at.time_since_epoch().count()) + ".";
  crypto_auth_hmacsha256_state state;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> sum{};
  const auto bytes = [](const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); };
  crypto_auth_hmacsha256_init(&state, bytes(key), key.size());
  crypto_auth_hmacsha256_update(&state, bytes(begins), begins.size());
  crypto_auth_hmacsha256_update(&state, bytes(body), body.size());
  crypto_auth_hmacsha256_final(&state, sum.data());
  return "v1," + in_base64(sum.data(), sum.size());
}

std::string body_of(const Delivery& delivery, const std::string& more) {
  auto data = delivery.data;
  if (more != "{}") {
    data.pop_back();
    data += (data.size() > 1 ? "," : "") + more.substr(1);
  }
  return R"({"type":")" + std::string(kind_code(delivery.kind)) + R"(","timestamp":")" +
         iso_instant(delivery.happened_at) + R"(","number":)" + std::to_string(delivery.number) + R"(,"data":)" + data +
         "}";
}

bool is_taken(int status) {
  constexpr int success = 2;
  constexpr int hundred = 100;
  return status / hundred == success;
}

std::string refusal_words(int status) {
  constexpr int redirect = 3;
  constexpr int hundred = 100;
  auto said = "It answered " + std::to_string(status) + ".";
  if (status / hundred == redirect) said += " Redirects are not followed: give the address that they lead to.";
  return said;
}

}  // namespace muster::webhooks
