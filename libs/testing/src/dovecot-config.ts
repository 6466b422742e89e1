interface Dovecot {
  /** What `dovecot --version` says. */
  version: string;
  directory: string;
  port: number;
  name: string;
  group: string;
  uid: number;
  gid: number;
  withoutIdle: boolean;
  withTls: boolean;
}

/** A Dovecot that runs as one ordinary user, with everybody's mail in maildirs of its own. */
export function dovecotConfig(dovecot: Dovecot): string {
  const isOld = dovecot.version.startsWith('2.3');
  return `${isOld ? '' : versions}${common(dovecot)}${isOld ? until23(dovecot) : since24(dovecot)}`;
}

// The first thing in the file.
const versions = `
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
`;

const common = ({ directory, port, name, group, uid, gid, withTls }: Dovecot): string => `
base_dir = ${directory}/run
state_dir = ${directory}/run
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
ssl = ${withTls ? 'yes' : 'no'}
first_valid_uid = ${uid}
first_valid_gid = ${gid}
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
namespace inbox {
  inbox = yes
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;

const until23 = ({ directory, uid, gid, withoutIdle, withTls }: Dovecot): string => `
${withTls ? `ssl_cert = <${directory}/certificate.pem\nssl_key = <${directory}/key.pem` : ''}
disable_plaintext_auth = no
mail_location = maildir:${directory}/mail/%u
${withoutIdle ? 'imap_capability = IMAP4rev1 UIDPLUS' : ''}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${directory}/mail/%u
}
`;

const since24 = ({ directory, uid, gid, withoutIdle, withTls }: Dovecot): string => `
${withTls ? `ssl_server_cert_file = ${directory}/certificate.pem\nssl_server_key_file = ${directory}/key.pem` : ''}
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ${directory}/mail/%{user}
${withoutIdle ? 'imap_capability {\n  IDLE = no\n}' : ''}
passdb static {
  password = secret
}
userdb static {
  fields {
    uid = ${uid}
    gid = ${gid}
    home = ${directory}/mail/%{user}
  }
}
`;
