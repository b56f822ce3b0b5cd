// Numbers of the enums, as the .proto files give them.

export const DocumentType = { WARRANT: 1, EXTENSION: 2, CANCELLATION: 3, CONFIRMATION: 4 };
export const DocumentStatus = { VALID: 1, INVALID: 2, EXPIRED: 3 };
export const AuthorisationStatus = { APPROVED: 3, REJECTED: 4, SUSPENDED: 5, CANCELLED: 6, EXPIRED: 7, INVALID: 8 };
export const TaskStatus = {
  AWAITING_PROVISIONING: 2, ACTIVE: 3, REJECTED: 4, SUSPENDED: 5, CANCELLED: 6, EXPIRED: 7, INVALID: 9,
};
export const DeliveryType = { IRI_ONLY: 1, CC_ONLY: 2, IRI_AND_CC: 3 };
export const DataCategory = { TRAFFIC: 1, SUBSCRIBER_IDENTIFICATION: 2 };
