// X.509 with OpenSSL, elliptic keys because they are made quickly.
#include "tests/net/support/certificates.hpp"

#include <stdexcept>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace {

constexpr long day_s = 24 * 60 * 60;
enum class Use { authority, server };

void require(bool fine) {
  if (!fine) throw std::runtime_error("OpenSSL could not make a certificate");
}

void add_extension(X509* certificate, int kind, std::string const& value) {
  auto* const extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
  require(extension != nullptr);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

void set_name(X509* certificate, std::string const& name) {
  auto const* const text = reinterpret_cast<unsigned char const*>(name.c_str());
  auto* const subject = X509_get_subject_name(certificate);
  require(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1);
}

Certificate make(std::string const& name, Certificate const* issuer, Age age, Use use) {
  static long serial = 1;
  Certificate made;
  made.key.reset(EVP_EC_gen("P-256"), EVP_PKEY_free);
  made.certificate.reset(X509_new(), X509_free);
  auto* const certificate = made.certificate.get();
  require(made.key && certificate != nullptr);
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -10 * day_s);
  X509_gmtime_adj(X509_getm_notAfter(certificate), age == Age::valid ? 10 * day_s : -day_s);
  X509_set_pubkey(certificate, made.key.get());
  set_name(certificate, name);
  auto const& signer = issuer == nullptr ? made : *issuer;
  X509_set_issuer_name(certificate, X509_get_subject_name(signer.certificate.get()));
  if (use == Use::authority) {
    add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE");
  } else {
    add_extension(certificate, NID_subject_alt_name, "DNS:" + name);
  }
  require(X509_sign(certificate, signer.key.get(), EVP_sha256()) > 0);
  return made;
}

}  // namespace

std::string Certificate::pem() const {
  std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), BIO_free);
  require(PEM_write_bio_X509(memory.get(), certificate.get()) == 1);
  char* bytes = nullptr;
  auto const size = BIO_get_mem_data(memory.get(), &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

Certificate make_authority(std::string const& name) {
  return make(name, nullptr, Age::valid, Use::authority);
}

Certificate make_certificate(std::string const& host, Certificate const* authority, Age age) {
  return make(host, authority, age, Use::server);
}
