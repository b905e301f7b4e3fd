declare module 'cloakroom' {
  type Cloakroom = import('#shared/grading/app/cloakroom.ts').Cloakroom;
  export const ttlSeconds: Cloakroom['ttlSeconds'];
  export const logIn: Cloakroom['logIn'];
  export const show: Cloakroom['show'];
  export const revoke: Cloakroom['revoke'];
  export const advance: Cloakroom['advance'];
}
