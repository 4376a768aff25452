#pragma once
// Finds one request after another in the bytes of a connection. Knows no sockets and no time, so that a fuzzer can
// drive it. What two readers could understand differently is refused; a request is given out only when it is whole.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "edge.hpp"

namespace muster::net {

/// A request with every byte it announced.
struct WholeRequest {
  RequestHead head;
  std::string body;
};

class RequestReader {
 public:
  /// What the reader waits for: `taking` means that a whole request lies ready for take().
  enum class ReaderState { head, body, taking, nothing };

  explicit RequestReader(const Site& site) : site_(&site) {}

  /// Adds bytes. After a refusal or while a request lies ready, they are kept and not looked at.
  ReaderState feed(std::string_view bytes);
  /// The peer will send no more: a request that has begun is refused as cut off.
  ReaderState end();
  /// Refuses what is being read, from outside: too late, too much.
  void give_up(Refusal refusal);

  [[nodiscard]] ReaderState wants() const { return wants_; }
  /// True once a byte of the next request has come.
  [[nodiscard]] bool begun() const { return wants_ != ReaderState::head || begin_ < bytes_.size(); }
  /// Where wants() is nothing: why.
  [[nodiscard]] const Refusal& refusal() const { return *refusal_; }
  /// The head of the request whose body is being read, or that was refused for its body; its method is "" before.
  [[nodiscard]] const RequestHead& head() const { return request_.head; }
  /// True where the sender waits for "100 Continue" before it sends the body. Asking answers it.
  [[nodiscard]] bool take_continue();
  /// Bytes held now, for the limit over all connections.
  [[nodiscard]] std::size_t held() const { return bytes_.size() - begin_ + request_.body.size(); }
  /// How much of the announced body is still missing.
  [[nodiscard]] std::size_t missing() const { return length_ - request_.body.size(); }

  /// The whole request; the reader goes on with the bytes behind it.
  [[nodiscard]] WholeRequest take();

 private:
  ReaderState advance();
  ReaderState refuse(Refusal refusal);
  [[nodiscard]] std::optional<Refusal> scan();
  /// Most bytes are those of words, in a line that is not too long yet.
  void pass_plain_bytes();
  ReaderState begin_body();
  void drop_until(std::size_t end);

  const Site* site_;
  ReaderState wants_ = ReaderState::head;
  std::string bytes_;
  std::size_t begin_ = 0;       ///< of what has not been given out yet
  std::size_t scanned_ = 0;     ///< bytes of the head that were looked at
  std::size_t line_begin_ = 0;  ///< of the line that is being looked at
  std::size_t lines_ = 0;       ///< lines that have ended
  bool head_ended_ = false;
  bool continue_wanted_ = false;
  std::size_t length_ = 0;
  WholeRequest request_;
  std::optional<Refusal> refusal_;
};

/// Reads a block that ends with an empty line: Boost.Beast's parser behind standard types only.
struct ReadHead {
  std::optional<Refusal> refusal;
  RequestHead head;
};
[[nodiscard]] ReadHead read_request_head(std::string_view block);

}  // namespace muster::net
