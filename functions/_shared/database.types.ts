
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  
  "ministry": {
          Tables: {
            [_ in never]: never
          }
          Views: {
            "daily_activity": {
                  Row: {
                    "day": string,"facility_code": string,"indicator": string,"total": number
                  }
                  ComputedFields: never
                  Insert: {
                           "day"?: string | null,"facility_code"?: string | null,"indicator"?: string | null,"total"?: number | null
                         }
                        Update: {
                           "day"?: string | null,"facility_code"?: string | null,"indicator"?: string | null,"total"?: number | null
                         }
                        Relationships: [
                    {
      foreignKeyName: "activity_count_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility_directory"
      referencedColumns: ["code"]
    }
                  ]
                },"facility_directory": {
                  Row: {
                    "area": string | null,"code": string,"district": string | null,"kind": string,"latitude": number | null,"longitude": number | null,"name": string,"ownership": string,"population": number | null,"region": string | null
                  }
                  ComputedFields: never
                  Relationships: [
                    
                  ]
                },"referral_flow": {
                  Row: {
                    "from_facility": string,"kind": string,"status": string,"to_facility": string,"total": number,"week_start": string
                  }
                  ComputedFields: never
                  Insert: {
                           "from_facility"?: string | null,"kind"?: string | null,"status"?: string | null,"to_facility"?: string | null,"total"?: number | null,"week_start"?: string | null
                         }
                        Update: {
                           "from_facility"?: string | null,"kind"?: string | null,"status"?: string | null,"to_facility"?: string | null,"total"?: number | null,"week_start"?: string | null
                         }
                        Relationships: [
                    {
      foreignKeyName: "referral_count_from_facility_fkey"
      columns: ["from_facility"]
isOneToOne: false
      referencedRelation: "facility_directory"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "referral_count_to_facility_fkey"
      columns: ["to_facility"]
isOneToOne: false
      referencedRelation: "facility_directory"
      referencedColumns: ["code"]
    }
                  ]
                },"weekly_cases": {
                  Row: {
                    "age_band": string,"cases": number,"certainty": string,"deaths": number,"disease_code": string,"epi_week": number | null,"epi_year": number | null,"facility_code": string,"sex": string,"week_start": string
                  }
                  ComputedFields: never
                  Insert: {
                           "age_band"?: string | null,"cases"?: number | null,"certainty"?: string | null,"deaths"?: number | null,"disease_code"?: string | null,"epi_week"?: number | null,"epi_year"?: number | null,"facility_code"?: string | null,"sex"?: string | null,"week_start"?: string | null
                         }
                        Update: {
                           "age_band"?: string | null,"cases"?: number | null,"certainty"?: string | null,"deaths"?: number | null,"disease_code"?: string | null,"epi_week"?: number | null,"epi_year"?: number | null,"facility_code"?: string | null,"sex"?: string | null,"week_start"?: string | null
                         }
                        Relationships: [
                    {
      foreignKeyName: "case_count_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility_directory"
      referencedColumns: ["code"]
    }
                  ]
                }
          }
          Functions: {
            [_ in never]: never
          }
          Enums: {
            [_ in never]: never
          }
          CompositeTypes: {
            [_ in never]: never
          }
        },"sis": {
          Tables: {
            "activity_count": {
                  Row: {
                    "day": string,"facility_code": string,"indicator": string,"total": number
                  }
                  ComputedFields: never
                  Insert: {
                    "day": string,"facility_code": string,"indicator": string,"total"?: number
                  }
                  Update: {
                    "day"?: string,"facility_code"?: string,"indicator"?: string,"total"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "activity_count_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    }
                  ]
                },"age_band": {
                  Row: {
                    "code": string,"from_months": number,"label_en": string,"label_fr": string,"to_months": number | null,"valid": unknown
                  }
                  ComputedFields: never
                  Insert: {
                    "code": string,"from_months": number,"label_en": string,"label_fr": string,"to_months"?: number | null,"valid"?: unknown
                  }
                  Update: {
                    "code"?: string,"from_months"?: number,"label_en"?: string,"label_fr"?: string,"to_months"?: number | null,"valid"?: unknown
                  }
                  Relationships: [
                    
                  ]
                },"arrival": {
                  Row: {
                    "arrived_at": string,"created_at": string,"created_by": string | null,"facility_code": string,"id": string,"left_at": string | null,"note": string | null,"patient_id": string,"revision": number,"updated_at": string,"urgent": boolean
                  }
                  ComputedFields: never
                  Insert: {
                    "arrived_at": string,"created_at"?: string,"created_by"?: string | null,"facility_code": string,"id": string,"left_at"?: string | null,"note"?: string | null,"patient_id": string,"revision"?: number,"updated_at"?: string,"urgent"?: boolean
                  }
                  Update: {
                    "arrived_at"?: string,"created_at"?: string,"created_by"?: string | null,"facility_code"?: string,"id"?: string,"left_at"?: string | null,"note"?: string | null,"patient_id"?: string,"revision"?: number,"updated_at"?: string,"urgent"?: boolean
                  }
                  Relationships: [
                    
                  ]
                },"audit": {
                  Row: {
                    "action": string,"actor": string | null,"actor_name": string | null,"after": Json | null,"at": string,"before": Json | null,"by_facility": string | null,"facility_code": string,"fields": (string)[],"hash": string,"patient_id": string | null,"previous_hash": string,"purpose": string | null,"relation": string,"request": NonNullable<Json>,"row_id": string | null,"seq": number
                  }
                  ComputedFields: never
                  Insert: {
                    "action": string,"actor"?: string | null,"actor_name"?: string | null,"after"?: Json | null,"at": string,"before"?: Json | null,"by_facility"?: string | null,"facility_code": string,"fields"?: (string)[],"hash": string,"patient_id"?: string | null,"previous_hash": string,"purpose"?: string | null,"relation": string,"request"?: NonNullable<Json>,"row_id"?: string | null,"seq": number
                  }
                  Update: {
                    "action"?: string,"actor"?: string | null,"actor_name"?: string | null,"after"?: Json | null,"at"?: string,"before"?: Json | null,"by_facility"?: string | null,"facility_code"?: string,"fields"?: (string)[],"hash"?: string,"patient_id"?: string | null,"previous_hash"?: string,"purpose"?: string | null,"relation"?: string,"request"?: NonNullable<Json>,"row_id"?: string | null,"seq"?: number
                  }
                  Relationships: [
                    
                  ]
                },"case_count": {
                  Row: {
                    "age_band": string,"cases": number,"certainty": string,"deaths": number,"disease_code": string,"epi_week": number | null,"epi_year": number | null,"facility_code": string,"sex": string,"week_start": string
                  }
                  ComputedFields: never
                  Insert: {
                    "age_band": string,"cases"?: number,"certainty": string,"deaths"?: number,"disease_code": string,"epi_week"?: never,"epi_year"?: never,"facility_code": string,"sex": string,"week_start": string
                  }
                  Update: {
                    "age_band"?: string,"cases"?: number,"certainty"?: string,"deaths"?: number,"disease_code"?: string,"epi_week"?: never,"epi_year"?: never,"facility_code"?: string,"sex"?: string,"week_start"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "case_count_disease_code_fkey"
      columns: ["disease_code"]
isOneToOne: false
      referencedRelation: "disease"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "case_count_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    }
                  ]
                },"consultation": {
                  Row: {
                    "age_band": string | null,"age_months": number,"author": string | null,"author_name": string | null,"consulted_at": string,"consulted_on": string | null,"created_at": string,"deleted_at": string | null,"diastolic_mmhg": number | null,"facility_code": string,"gestation_weeks": number | null,"height_cm": number | null,"id": string,"in_health_area": boolean,"is_new_case": boolean,"malaria_result": string | null,"malaria_test": string,"muac_mm": number | null,"next_visit_on": string | null,"outcome": string,"patient_id": string,"prescription": NonNullable<Json>,"pulse_bpm": number | null,"reasons": (string)[],"respiration_rpm": number | null,"revision": number,"sex": string,"signs": string | null,"spo2_pct": number | null,"systolic_mmhg": number | null,"temperature_c": number | null,"treatment": string | null,"updated_at": string,"week_start": string | null,"weight_kg": number | null
                  }
                  ComputedFields: never
                  Insert: {
                    "age_band"?: string | null,"age_months": number,"author"?: string | null,"author_name"?: string | null,"consulted_at": string,"consulted_on"?: never,"created_at"?: string,"deleted_at"?: string | null,"diastolic_mmhg"?: number | null,"facility_code": string,"gestation_weeks"?: number | null,"height_cm"?: number | null,"id": string,"in_health_area": boolean,"is_new_case"?: boolean,"malaria_result"?: string | null,"malaria_test"?: string,"muac_mm"?: number | null,"next_visit_on"?: string | null,"outcome"?: string,"patient_id": string,"prescription"?: NonNullable<Json>,"pulse_bpm"?: number | null,"reasons"?: (string)[],"respiration_rpm"?: number | null,"revision"?: number,"sex": string,"signs"?: string | null,"spo2_pct"?: number | null,"systolic_mmhg"?: number | null,"temperature_c"?: number | null,"treatment"?: string | null,"updated_at"?: string,"week_start"?: never,"weight_kg"?: number | null
                  }
                  Update: {
                    "age_band"?: string | null,"age_months"?: number,"author"?: string | null,"author_name"?: string | null,"consulted_at"?: string,"consulted_on"?: never,"created_at"?: string,"deleted_at"?: string | null,"diastolic_mmhg"?: number | null,"facility_code"?: string,"gestation_weeks"?: number | null,"height_cm"?: number | null,"id"?: string,"in_health_area"?: boolean,"is_new_case"?: boolean,"malaria_result"?: string | null,"malaria_test"?: string,"muac_mm"?: number | null,"next_visit_on"?: string | null,"outcome"?: string,"patient_id"?: string,"prescription"?: NonNullable<Json>,"pulse_bpm"?: number | null,"reasons"?: (string)[],"respiration_rpm"?: number | null,"revision"?: number,"sex"?: string,"signs"?: string | null,"spo2_pct"?: number | null,"systolic_mmhg"?: number | null,"temperature_c"?: number | null,"treatment"?: string | null,"updated_at"?: string,"week_start"?: never,"weight_kg"?: number | null
                  }
                  Relationships: [
                    
                  ]
                },"correction": {
                  Row: {
                    "author": string | null,"before": NonNullable<Json>,"consultation_id": string,"corrected_at": string,"corrected_by": string | null,"corrected_by_name": string | null,"facility_code": string,"id": string,"reason": string | null,"revision": number
                  }
                  ComputedFields: never
                  Insert: {
                    "author"?: string | null,"before": NonNullable<Json>,"consultation_id": string,"corrected_at"?: string,"corrected_by"?: string | null,"corrected_by_name"?: string | null,"facility_code": string,"id"?: string,"reason"?: string | null,"revision": number
                  }
                  Update: {
                    "author"?: string | null,"before"?: NonNullable<Json>,"consultation_id"?: string,"corrected_at"?: string,"corrected_by"?: string | null,"corrected_by_name"?: string | null,"facility_code"?: string,"id"?: string,"reason"?: string | null,"revision"?: number
                  }
                  Relationships: [
                    
                  ]
                },"counter_referral": {
                  Row: {
                    "advice": string | null,"care": string | null,"drugs": string | null,"final_diagnosis": string,"final_term_code": string | null,"id": string,"next_visit_on": string | null,"outcome": string,"received_at": string | null,"received_by_name": string | null,"referral_id": string,"sent_at": string,"signed_by_name": string | null,"state_on_arrival": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "advice"?: string | null,"care"?: string | null,"drugs"?: string | null,"final_diagnosis": string,"final_term_code"?: string | null,"id": string,"next_visit_on"?: string | null,"outcome": string,"received_at"?: string | null,"received_by_name"?: string | null,"referral_id": string,"sent_at"?: string,"signed_by_name"?: string | null,"state_on_arrival"?: string | null
                  }
                  Update: {
                    "advice"?: string | null,"care"?: string | null,"drugs"?: string | null,"final_diagnosis"?: string,"final_term_code"?: string | null,"id"?: string,"next_visit_on"?: string | null,"outcome"?: string,"received_at"?: string | null,"received_by_name"?: string | null,"referral_id"?: string,"sent_at"?: string,"signed_by_name"?: string | null,"state_on_arrival"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "counter_referral_final_term_code_fkey"
      columns: ["final_term_code"]
isOneToOne: false
      referencedRelation: "diagnosis_term"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "counter_referral_referral_id_fkey"
      columns: ["referral_id"]
isOneToOne: true
      referencedRelation: "referral"
      referencedColumns: ["id"]
    }
                  ]
                },"diagnosis": {
                  Row: {
                    "author": string | null,"certainty": string,"consultation_id": string,"created_at": string,"disease_code": string | null,"facility_code": string,"free_text": string | null,"id": string,"is_new_case": boolean,"term_code": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "author"?: string | null,"certainty"?: string,"consultation_id": string,"created_at"?: string,"disease_code"?: string | null,"facility_code": string,"free_text"?: string | null,"id": string,"is_new_case"?: boolean,"term_code"?: string | null
                  }
                  Update: {
                    "author"?: string | null,"certainty"?: string,"consultation_id"?: string,"created_at"?: string,"disease_code"?: string | null,"facility_code"?: string,"free_text"?: string | null,"id"?: string,"is_new_case"?: boolean,"term_code"?: string | null
                  }
                  Relationships: [
                    
                  ]
                },"diagnosis_term": {
                  Row: {
                    "certainty": string,"code": string,"disease_code": string | null,"icd10": string | null,"icd11": string | null,"label_en": string,"label_fr": string,"synonyms": (string)[],"valid": unknown
                  }
                  ComputedFields: never
                  Insert: {
                    "certainty"?: string,"code": string,"disease_code"?: string | null,"icd10"?: string | null,"icd11"?: string | null,"label_en": string,"label_fr": string,"synonyms"?: (string)[],"valid"?: unknown
                  }
                  Update: {
                    "certainty"?: string,"code"?: string,"disease_code"?: string | null,"icd10"?: string | null,"icd11"?: string | null,"label_en"?: string,"label_fr"?: string,"synonyms"?: (string)[],"valid"?: unknown
                  }
                  Relationships: [
                    {
      foreignKeyName: "diagnosis_term_disease_code_fkey"
      columns: ["disease_code"]
isOneToOne: false
      referencedRelation: "disease"
      referencedColumns: ["code"]
    }
                  ]
                },"disease": {
                  Row: {
                    "code": string,"label_en": string,"label_fr": string,"notification": string,"valid": unknown
                  }
                  ComputedFields: never
                  Insert: {
                    "code": string,"label_en": string,"label_fr": string,"notification": string,"valid"?: unknown
                  }
                  Update: {
                    "code"?: string,"label_en"?: string,"label_fr"?: string,"notification"?: string,"valid"?: unknown
                  }
                  Relationships: [
                    
                  ]
                },"distinct_pair": {
                  Row: {
                    "created_at": string,"created_by": string | null,"created_by_name": string | null,"facility_code": string,"patient_a": string,"patient_b": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"created_by"?: string | null,"created_by_name"?: string | null,"facility_code": string,"patient_a": string,"patient_b": string
                  }
                  Update: {
                    "created_at"?: string,"created_by"?: string | null,"created_by_name"?: string | null,"facility_code"?: string,"patient_a"?: string,"patient_b"?: string
                  }
                  Relationships: [
                    
                  ]
                },"emergency_access": {
                  Row: {
                    "by_facility": string,"ended_at": string | null,"ended_by_name": string | null,"expires_at": string,"facility_code": string,"id": string,"last_read_at": string | null,"opened_at": string,"patient_id": string,"person_name": string | null,"reads": number,"reason": string,"reason_code": string,"request_id": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "by_facility": string,"ended_at"?: string | null,"ended_by_name"?: string | null,"expires_at": string,"facility_code": string,"id"?: string,"last_read_at"?: string | null,"opened_at"?: string,"patient_id": string,"person_name"?: string | null,"reads"?: number,"reason": string,"reason_code": string,"request_id": string,"user_id"?: string
                  }
                  Update: {
                    "by_facility"?: string,"ended_at"?: string | null,"ended_by_name"?: string | null,"expires_at"?: string,"facility_code"?: string,"id"?: string,"last_read_at"?: string | null,"opened_at"?: string,"patient_id"?: string,"person_name"?: string | null,"reads"?: number,"reason"?: string,"reason_code"?: string,"request_id"?: string,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "emergency_access_by_facility_fkey"
      columns: ["by_facility"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "emergency_access_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    }
                  ]
                },"emergency_rule": {
                  Row: {
                    "minutes": number,"misses_per_hour": number,"source": string,"valid": unknown
                  }
                  ComputedFields: never
                  Insert: {
                    "minutes": number,"misses_per_hour": number,"source": string,"valid"?: unknown
                  }
                  Update: {
                    "minutes"?: number,"misses_per_hour"?: number,"source"?: string,"valid"?: unknown
                  }
                  Relationships: [
                    
                  ]
                },"event": {
                  Row: {
                    "actor": string | null,"detail": NonNullable<Json>,"facility_code": string,"id": string,"occurred_at": string,"seq": number,"subject_id": string,"subject_kind": string,"type": string
                  }
                  ComputedFields: never
                  Insert: {
                    "actor"?: string | null,"detail"?: NonNullable<Json>,"facility_code": string,"id"?: string,"occurred_at"?: string,"seq": number,"subject_id": string,"subject_kind": string,"type": string
                  }
                  Update: {
                    "actor"?: string | null,"detail"?: NonNullable<Json>,"facility_code"?: string,"id"?: string,"occurred_at"?: string,"seq"?: number,"subject_id"?: string,"subject_kind"?: string,"type"?: string
                  }
                  Relationships: [
                    
                  ]
                },"facility": {
                  Row: {
                    "closed_on": string | null,"code": string,"kind": string,"latitude": number | null,"longitude": number | null,"name": string,"opened_on": string,"ownership": string,"phone": string | null,"population": number | null,"revision": number
                  }
                  ComputedFields: never
                  Insert: {
                    "closed_on"?: string | null,"code": string,"kind": string,"latitude"?: number | null,"longitude"?: number | null,"name": string,"opened_on"?: string,"ownership"?: string,"phone"?: string | null,"population"?: number | null,"revision"?: number
                  }
                  Update: {
                    "closed_on"?: string | null,"code"?: string,"kind"?: string,"latitude"?: number | null,"longitude"?: number | null,"name"?: string,"opened_on"?: string,"ownership"?: string,"phone"?: string | null,"population"?: number | null,"revision"?: number
                  }
                  Relationships: [
                    
                  ]
                },"facility_parent": {
                  Row: {
                    "facility_code": string,"org_unit_code": string,"valid": unknown
                  }
                  ComputedFields: never
                  Insert: {
                    "facility_code": string,"org_unit_code": string,"valid": unknown
                  }
                  Update: {
                    "facility_code"?: string,"org_unit_code"?: string,"valid"?: unknown
                  }
                  Relationships: [
                    {
      foreignKeyName: "facility_parent_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "facility_parent_org_unit_code_fkey"
      columns: ["org_unit_code"]
isOneToOne: false
      referencedRelation: "org_unit"
      referencedColumns: ["code"]
    }
                  ]
                },"feed": {
                  Row: {
                    "epoch": number,"facility_code": string,"last_seq": number
                  }
                  ComputedFields: never
                  Insert: {
                    "epoch"?: number,"facility_code": string,"last_seq"?: number
                  }
                  Update: {
                    "epoch"?: number,"facility_code"?: string,"last_seq"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "feed_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: true
      referencedRelation: "facility"
      referencedColumns: ["code"]
    }
                  ]
                },"growth_standard": {
                  Row: {
                    "age_months": number,"indicator": string,"l": number,"m": number,"s": number,"sex": string,"source": string,"valid": unknown
                  }
                  ComputedFields: never
                  Insert: {
                    "age_months": number,"indicator": string,"l": number,"m": number,"s": number,"sex": string,"source": string,"valid"?: unknown
                  }
                  Update: {
                    "age_months"?: number,"indicator"?: string,"l"?: number,"m"?: number,"s"?: number,"sex"?: string,"source"?: string,"valid"?: unknown
                  }
                  Relationships: [
                    
                  ]
                },"invitation": {
                  Row: {
                    "accepted_at": string | null,"code_hash": string,"created_at": string,"display_name": string,"email": string,"ends_on": string | null,"expires_at": string,"facility_code": string,"id": string,"invited_by": string | null,"invited_by_name": string | null,"role_id": string,"starts_on": string | null,"title": string | null,"tries": number
                  }
                  ComputedFields: never
                  Insert: {
                    "accepted_at"?: string | null,"code_hash": string,"created_at"?: string,"display_name": string,"email": string,"ends_on"?: string | null,"expires_at"?: string,"facility_code": string,"id"?: string,"invited_by"?: string | null,"invited_by_name"?: string | null,"role_id": string,"starts_on"?: string | null,"title"?: string | null,"tries"?: number
                  }
                  Update: {
                    "accepted_at"?: string | null,"code_hash"?: string,"created_at"?: string,"display_name"?: string,"email"?: string,"ends_on"?: string | null,"expires_at"?: string,"facility_code"?: string,"id"?: string,"invited_by"?: string | null,"invited_by_name"?: string | null,"role_id"?: string,"starts_on"?: string | null,"title"?: string | null,"tries"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "invitation_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "invitation_role_id_fkey"
      columns: ["role_id"]
isOneToOne: false
      referencedRelation: "role"
      referencedColumns: ["id"]
    }
                  ]
                },"malaria_step": {
                  Row: {
                    "code": string,"danger": boolean | null,"evacuates": boolean,"from_months": number,"medicine_code": string | null,"pregnant": boolean | null,"rank": number,"result": string,"source": string,"step_en": string,"step_fr": string,"term_code": string | null,"to_months": number | null,"valid": unknown,"weeks_below": number | null
                  }
                  ComputedFields: never
                  Insert: {
                    "code": string,"danger"?: boolean | null,"evacuates"?: boolean,"from_months"?: number,"medicine_code"?: string | null,"pregnant"?: boolean | null,"rank": number,"result": string,"source": string,"step_en": string,"step_fr": string,"term_code"?: string | null,"to_months"?: number | null,"valid"?: unknown,"weeks_below"?: number | null
                  }
                  Update: {
                    "code"?: string,"danger"?: boolean | null,"evacuates"?: boolean,"from_months"?: number,"medicine_code"?: string | null,"pregnant"?: boolean | null,"rank"?: number,"result"?: string,"source"?: string,"step_en"?: string,"step_fr"?: string,"term_code"?: string | null,"to_months"?: number | null,"valid"?: unknown,"weeks_below"?: number | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "malaria_step_medicine_code_fkey"
      columns: ["medicine_code"]
isOneToOne: false
      referencedRelation: "medicine"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "malaria_step_term_code_fkey"
      columns: ["term_code"]
isOneToOne: false
      referencedRelation: "diagnosis_term"
      referencedColumns: ["code"]
    }
                  ]
                },"medicine": {
                  Row: {
                    "code": string,"form_en": string,"form_fr": string,"label_en": string,"label_fr": string,"source": string,"strength": string | null,"synonyms": (string)[],"valid": unknown
                  }
                  ComputedFields: never
                  Insert: {
                    "code": string,"form_en": string,"form_fr": string,"label_en": string,"label_fr": string,"source": string,"strength"?: string | null,"synonyms"?: (string)[],"valid"?: unknown
                  }
                  Update: {
                    "code"?: string,"form_en"?: string,"form_fr"?: string,"label_en"?: string,"label_fr"?: string,"source"?: string,"strength"?: string | null,"synonyms"?: (string)[],"valid"?: unknown
                  }
                  Relationships: [
                    
                  ]
                },"medicine_dose": {
                  Row: {
                    "at_least": number,"basis": string,"below": number | null,"days": number | null,"dose_en": string,"dose_fr": string,"medicine_code": string,"most": number | null,"note_en": string | null,"note_fr": string | null,"per_kg": number | null,"source": string,"times_per_day": number | null,"unit": string | null,"valid": unknown
                  }
                  ComputedFields: never
                  Insert: {
                    "at_least"?: number,"basis": string,"below"?: number | null,"days"?: number | null,"dose_en": string,"dose_fr": string,"medicine_code": string,"most"?: number | null,"note_en"?: string | null,"note_fr"?: string | null,"per_kg"?: number | null,"source": string,"times_per_day"?: number | null,"unit"?: string | null,"valid"?: unknown
                  }
                  Update: {
                    "at_least"?: number,"basis"?: string,"below"?: number | null,"days"?: number | null,"dose_en"?: string,"dose_fr"?: string,"medicine_code"?: string,"most"?: number | null,"note_en"?: string | null,"note_fr"?: string | null,"per_kg"?: number | null,"source"?: string,"times_per_day"?: number | null,"unit"?: string | null,"valid"?: unknown
                  }
                  Relationships: [
                    {
      foreignKeyName: "medicine_dose_medicine_code_fkey"
      columns: ["medicine_code"]
isOneToOne: false
      referencedRelation: "medicine"
      referencedColumns: ["code"]
    }
                  ]
                },"membership": {
                  Row: {
                    "display_name": string,"ends_on": string | null,"exceptions": NonNullable<Json>,"facility_code": string,"id": string,"revision": number,"role_id": string,"starts_on": string,"status": string,"title": string | null,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "display_name": string,"ends_on"?: string | null,"exceptions"?: NonNullable<Json>,"facility_code": string,"id"?: string,"revision"?: number,"role_id": string,"starts_on"?: string,"status"?: string,"title"?: string | null,"user_id": string
                  }
                  Update: {
                    "display_name"?: string,"ends_on"?: string | null,"exceptions"?: NonNullable<Json>,"facility_code"?: string,"id"?: string,"revision"?: number,"role_id"?: string,"starts_on"?: string,"status"?: string,"title"?: string | null,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "membership_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "membership_role_id_fkey"
      columns: ["role_id"]
isOneToOne: false
      referencedRelation: "role"
      referencedColumns: ["id"]
    }
                  ]
                },"name_word": {
                  Row: {
                    "facility_code": string,"patient_id": string,"word": string
                  }
                  ComputedFields: never
                  Insert: {
                    "facility_code": string,"patient_id": string,"word": string
                  }
                  Update: {
                    "facility_code"?: string,"patient_id"?: string,"word"?: string
                  }
                  Relationships: [
                    
                  ]
                },"operation": {
                  Row: {
                    "actor": string,"applied_at": string,"facility_code": string,"id": string,"kind": string,"subject": string
                  }
                  ComputedFields: never
                  Insert: {
                    "actor"?: string,"applied_at"?: string,"facility_code": string,"id": string,"kind": string,"subject": string
                  }
                  Update: {
                    "actor"?: string,"applied_at"?: string,"facility_code"?: string,"id"?: string,"kind"?: string,"subject"?: string
                  }
                  Relationships: [
                    
                  ]
                },"org_unit": {
                  Row: {
                    "code": string,"level": string,"name": string
                  }
                  ComputedFields: never
                  Insert: {
                    "code": string,"level": string,"name": string
                  }
                  Update: {
                    "code"?: string,"level"?: string,"name"?: string
                  }
                  Relationships: [
                    
                  ]
                },"org_unit_parent": {
                  Row: {
                    "child_code": string,"parent_code": string,"valid": unknown
                  }
                  ComputedFields: never
                  Insert: {
                    "child_code": string,"parent_code": string,"valid": unknown
                  }
                  Update: {
                    "child_code"?: string,"parent_code"?: string,"valid"?: unknown
                  }
                  Relationships: [
                    {
      foreignKeyName: "org_unit_parent_child_code_fkey"
      columns: ["child_code"]
isOneToOne: false
      referencedRelation: "org_unit"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "org_unit_parent_parent_code_fkey"
      columns: ["parent_code"]
isOneToOne: false
      referencedRelation: "org_unit"
      referencedColumns: ["code"]
    }
                  ]
                },"patient": {
                  Row: {
                    "birth_date": string,"birth_precision": string,"created_at": string,"created_by": string | null,"deleted_at": string | null,"earlier_number": string | null,"facility_code": string,"family_name": string,"given_name": string,"guardian_name": string | null,"id": string,"in_health_area": boolean,"insurance_number": string | null,"merged_into": string | null,"national_number": string | null,"number": string | null,"phone": string | null,"pregnant": boolean,"revision": number,"search_key": string | null,"sex": string,"updated_at": string,"village": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "birth_date": string,"birth_precision"?: string,"created_at"?: string,"created_by"?: string | null,"deleted_at"?: string | null,"earlier_number"?: string | null,"facility_code": string,"family_name": string,"given_name": string,"guardian_name"?: string | null,"id": string,"in_health_area"?: boolean,"insurance_number"?: string | null,"merged_into"?: string | null,"national_number"?: string | null,"number"?: never,"phone"?: string | null,"pregnant"?: boolean,"revision"?: number,"search_key"?: never,"sex": string,"updated_at"?: string,"village"?: string | null
                  }
                  Update: {
                    "birth_date"?: string,"birth_precision"?: string,"created_at"?: string,"created_by"?: string | null,"deleted_at"?: string | null,"earlier_number"?: string | null,"facility_code"?: string,"family_name"?: string,"given_name"?: string,"guardian_name"?: string | null,"id"?: string,"in_health_area"?: boolean,"insurance_number"?: string | null,"merged_into"?: string | null,"national_number"?: string | null,"number"?: never,"phone"?: string | null,"pregnant"?: boolean,"revision"?: number,"search_key"?: never,"sex"?: string,"updated_at"?: string,"village"?: string | null
                  }
                  Relationships: [
                    
                  ]
                },"patient_merge": {
                  Row: {
                    "chosen": (string)[],"facility_code": string,"id": string,"kept_before": NonNullable<Json>,"kept_id": string,"merged_at": string,"merged_before": NonNullable<Json>,"merged_by": string | null,"merged_by_name": string | null,"merged_id": string,"reason": string,"undo_reason": string | null,"undone_at": string | null,"undone_by_name": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "chosen"?: (string)[],"facility_code": string,"id": string,"kept_before": NonNullable<Json>,"kept_id": string,"merged_at"?: string,"merged_before": NonNullable<Json>,"merged_by"?: string | null,"merged_by_name"?: string | null,"merged_id": string,"reason": string,"undo_reason"?: string | null,"undone_at"?: string | null,"undone_by_name"?: string | null
                  }
                  Update: {
                    "chosen"?: (string)[],"facility_code"?: string,"id"?: string,"kept_before"?: NonNullable<Json>,"kept_id"?: string,"merged_at"?: string,"merged_before"?: NonNullable<Json>,"merged_by"?: string | null,"merged_by_name"?: string | null,"merged_id"?: string,"reason"?: string,"undo_reason"?: string | null,"undone_at"?: string | null,"undone_by_name"?: string | null
                  }
                  Relationships: [
                    
                  ]
                },"referral": {
                  Row: {
                    "code": string | null,"consultation_id": string | null,"decided_at": string,"escort": string | null,"expected_by": string | null,"from_facility": string,"history": string | null,"id": string,"kind": string,"patient_id": string,"patient_identity": NonNullable<Json>,"pregnancy": string | null,"reason": string,"revision": number,"sent_at": string,"sent_by": string | null,"sent_by_name": string | null,"signs": Json | null,"status": string,"status_at": string,"tests": string | null,"to_facility": string,"transport": string | null,"treatment": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "code"?: never,"consultation_id"?: string | null,"decided_at": string,"escort"?: string | null,"expected_by"?: string | null,"from_facility": string,"history"?: string | null,"id": string,"kind": string,"patient_id": string,"patient_identity": NonNullable<Json>,"pregnancy"?: string | null,"reason": string,"revision"?: number,"sent_at"?: string,"sent_by"?: string | null,"sent_by_name"?: string | null,"signs"?: Json | null,"status"?: string,"status_at"?: string,"tests"?: string | null,"to_facility": string,"transport"?: string | null,"treatment"?: string | null
                  }
                  Update: {
                    "code"?: never,"consultation_id"?: string | null,"decided_at"?: string,"escort"?: string | null,"expected_by"?: string | null,"from_facility"?: string,"history"?: string | null,"id"?: string,"kind"?: string,"patient_id"?: string,"patient_identity"?: NonNullable<Json>,"pregnancy"?: string | null,"reason"?: string,"revision"?: number,"sent_at"?: string,"sent_by"?: string | null,"sent_by_name"?: string | null,"signs"?: Json | null,"status"?: string,"status_at"?: string,"tests"?: string | null,"to_facility"?: string,"transport"?: string | null,"treatment"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "referral_from_facility_fkey"
      columns: ["from_facility"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "referral_to_facility_fkey"
      columns: ["to_facility"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    }
                  ]
                },"referral_count": {
                  Row: {
                    "from_facility": string,"kind": string,"status": string,"to_facility": string,"total": number,"week_start": string
                  }
                  ComputedFields: never
                  Insert: {
                    "from_facility": string,"kind": string,"status": string,"to_facility": string,"total"?: number,"week_start": string
                  }
                  Update: {
                    "from_facility"?: string,"kind"?: string,"status"?: string,"to_facility"?: string,"total"?: number,"week_start"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "referral_count_from_facility_fkey"
      columns: ["from_facility"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "referral_count_to_facility_fkey"
      columns: ["to_facility"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    }
                  ]
                },"referral_delay": {
                  Row: {
                    "kind": string,"minutes": number,"source": string,"status": string,"valid": unknown
                  }
                  ComputedFields: never
                  Insert: {
                    "kind": string,"minutes": number,"source": string,"status": string,"valid"?: unknown
                  }
                  Update: {
                    "kind"?: string,"minutes"?: number,"source"?: string,"status"?: string,"valid"?: unknown
                  }
                  Relationships: [
                    
                  ]
                },"referral_route": {
                  Row: {
                    "from_facility": string,"rank": number,"to_facility": string,"travel_minutes": number
                  }
                  ComputedFields: never
                  Insert: {
                    "from_facility": string,"rank"?: number,"to_facility": string,"travel_minutes": number
                  }
                  Update: {
                    "from_facility"?: string,"rank"?: number,"to_facility"?: string,"travel_minutes"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "referral_route_from_facility_fkey"
      columns: ["from_facility"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "referral_route_to_facility_fkey"
      columns: ["to_facility"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    }
                  ]
                },"referral_step": {
                  Row: {
                    "actor": string | null,"actor_facility": string,"actor_name": string | null,"at": string,"id": string,"kind": string,"note": string | null,"position": number,"reason_code": string | null,"redirect_to": string | null,"referral_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "actor"?: string | null,"actor_facility": string,"actor_name"?: string | null,"at"?: string,"id": string,"kind": string,"note"?: string | null,"position": number,"reason_code"?: string | null,"redirect_to"?: string | null,"referral_id": string
                  }
                  Update: {
                    "actor"?: string | null,"actor_facility"?: string,"actor_name"?: string | null,"at"?: string,"id"?: string,"kind"?: string,"note"?: string | null,"position"?: number,"reason_code"?: string | null,"redirect_to"?: string | null,"referral_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "referral_step_actor_facility_fkey"
      columns: ["actor_facility"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "referral_step_redirect_to_fkey"
      columns: ["redirect_to"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "referral_step_referral_id_fkey"
      columns: ["referral_id"]
isOneToOne: false
      referencedRelation: "referral"
      referencedColumns: ["id"]
    }
                  ]
                },"role": {
                  Row: {
                    "code": string,"document": NonNullable<Json>,"facility_code": string | null,"id": string,"name_en": string,"name_fr": string,"revision": number
                  }
                  ComputedFields: never
                  Insert: {
                    "code": string,"document": NonNullable<Json>,"facility_code"?: string | null,"id"?: string,"name_en": string,"name_fr": string,"revision"?: number
                  }
                  Update: {
                    "code"?: string,"document"?: NonNullable<Json>,"facility_code"?: string | null,"id"?: string,"name_en"?: string,"name_fr"?: string,"revision"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "role_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    }
                  ]
                },"sign_rule": {
                  Row: {
                    "at_least": number | null,"below": number | null,"code": string,"from_months": number,"label_en": string,"label_fr": string,"level": string,"pregnant": boolean | null,"reason": string | null,"source": string,"suspects_malaria": boolean,"to_months": number | null,"valid": unknown,"vital": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "at_least"?: number | null,"below"?: number | null,"code": string,"from_months"?: number,"label_en": string,"label_fr": string,"level": string,"pregnant"?: boolean | null,"reason"?: string | null,"source": string,"suspects_malaria"?: boolean,"to_months"?: number | null,"valid"?: unknown,"vital"?: string | null
                  }
                  Update: {
                    "at_least"?: number | null,"below"?: number | null,"code"?: string,"from_months"?: number,"label_en"?: string,"label_fr"?: string,"level"?: string,"pregnant"?: boolean | null,"reason"?: string | null,"source"?: string,"suspects_malaria"?: boolean,"to_months"?: number | null,"valid"?: unknown,"vital"?: string | null
                  }
                  Relationships: [
                    
                  ]
                },"vital_range": {
                  Row: {
                    "from_months": number,"possible_high": number,"possible_low": number,"sex": string,"source": string,"to_months": number | null,"usual_high": number,"usual_low": number,"valid": unknown,"vital": string
                  }
                  ComputedFields: never
                  Insert: {
                    "from_months"?: number,"possible_high": number,"possible_low": number,"sex"?: string,"source": string,"to_months"?: number | null,"usual_high": number,"usual_low": number,"valid"?: unknown,"vital": string
                  }
                  Update: {
                    "from_months"?: number,"possible_high"?: number,"possible_low"?: number,"sex"?: string,"source"?: string,"to_months"?: number | null,"usual_high"?: number,"usual_low"?: number,"valid"?: unknown,"vital"?: string
                  }
                  Relationships: [
                    
                  ]
                },"webhook_delivery": {
                  Row: {
                    "attempts": number,"delivered_at": string | null,"endpoint_id": string,"event_id": string,"event_seq": number,"event_type": string,"facility_code": string,"id": string,"last_error": string | null,"last_status": number | null,"next_attempt_at": string,"status": string
                  }
                  ComputedFields: never
                  Insert: {
                    "attempts"?: number,"delivered_at"?: string | null,"endpoint_id": string,"event_id": string,"event_seq": number,"event_type": string,"facility_code": string,"id"?: string,"last_error"?: string | null,"last_status"?: number | null,"next_attempt_at"?: string,"status"?: string
                  }
                  Update: {
                    "attempts"?: number,"delivered_at"?: string | null,"endpoint_id"?: string,"event_id"?: string,"event_seq"?: number,"event_type"?: string,"facility_code"?: string,"id"?: string,"last_error"?: string | null,"last_status"?: number | null,"next_attempt_at"?: string,"status"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "webhook_delivery_endpoint_id_fkey"
      columns: ["endpoint_id"]
isOneToOne: false
      referencedRelation: "webhook_endpoint"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "webhook_delivery_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    }
                  ]
                },"webhook_endpoint": {
                  Row: {
                    "created_at": string,"description": string | null,"event_types": (string)[],"facility_code": string,"id": string,"status": string,"url": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"description"?: string | null,"event_types": (string)[],"facility_code": string,"id"?: string,"status"?: string,"url": string
                  }
                  Update: {
                    "created_at"?: string,"description"?: string | null,"event_types"?: (string)[],"facility_code"?: string,"id"?: string,"status"?: string,"url"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "webhook_endpoint_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    }
                  ]
                },"webhook_inbox": {
                  Row: {
                    "body": NonNullable<Json>,"event_type": string,"facility_code": string,"received_at": string,"source": string,"webhook_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "body": NonNullable<Json>,"event_type": string,"facility_code": string,"received_at"?: string,"source": string,"webhook_id": string
                  }
                  Update: {
                    "body"?: NonNullable<Json>,"event_type"?: string,"facility_code"?: string,"received_at"?: string,"source"?: string,"webhook_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "webhook_inbox_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    },{
      foreignKeyName: "webhook_inbox_source_fkey"
      columns: ["source"]
isOneToOne: false
      referencedRelation: "webhook_source"
      referencedColumns: ["code"]
    }
                  ]
                },"webhook_source": {
                  Row: {
                    "code": string,"description": string | null,"facility_code": string,"secret_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "code": string,"description"?: string | null,"facility_code": string,"secret_id": string
                  }
                  Update: {
                    "code"?: string,"description"?: string | null,"facility_code"?: string,"secret_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "webhook_source_facility_code_fkey"
      columns: ["facility_code"]
isOneToOne: false
      referencedRelation: "facility"
      referencedColumns: ["code"]
    }
                  ]
                }
          }
          Views: {
            [_ in never]: never
          }
          Functions: {
            "accept_invitation":
{ Args: { "code": string }; Returns: Json
                           },
"anonymous_patients":
{ Args: { "after"?: string,"facility": string,"max_rows"?: number }; Returns: {
              "birth_year": number,"id": string,"in_health_area": boolean,"pregnant": boolean,"sex": string
            }[]
                           },
"appoint_administrator":
{ Args: { "request": Json }; Returns: Json
                           },
"audit_change":
{ Args: { "facility": string,"seq": number }; Returns: Json
                           },
"break_glass":
{ Args: { "request": Json }; Returns: Json
                           },
"change_facility":
{ Args: { "change": Json }; Returns: Json
                           },
"create_webhook_endpoint":
{ Args: { "endpoint": Json }; Returns: Json
                           },
"emergency_record":
{ Args: { "access": string }; Returns: Json
                           },
"end_emergency":
{ Args: { "access": string }; Returns: Json
                           },
"events_since":
{ Args: { "facility": string,"max_rows"?: number,"since": number }; Returns: {
              "actor": string | null,
"detail": NonNullable<Json>,
"facility_code": string,
"id": string,
"occurred_at": string,
"seq": number,
"subject_id": string,
"subject_kind": string,
"type": string
            }[]
                          SetofOptions: {
        from: "*"
        to: "event"
        isOneToOne: false
        isSetofReturn: true
      } },
"export_audit":
{ Args: { "facility": string,"purpose": string,"since": string,"until": string }; Returns: Json
                           },
"invite":
{ Args: { "invitation": Json }; Returns: Json
                           },
"merge_patients":
{ Args: { "merge": Json }; Returns: Json
                           },
"move_facility":
{ Args: { "facility": string,"from_date": string,"org_unit": string }; Returns: Json
                           },
"my_access":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"note_opening":
{ Args: { "opening": Json }; Returns: undefined
                           },
"open_facility":
{ Args: { "request": Json }; Returns: Json
                           },
"open_letter":
{ Args: { "purpose": string,"referral": string }; Returns: Json
                           },
"open_record":
{ Args: { "facility": string,"patient": string,"purpose": string }; Returns: Json
                           },
"push":
{ Args: { "batch": Json }; Returns: Json
                           },
"record_referral_step":
{ Args: { "step": Json }; Returns: Json
                           },
"reference_lists":
{ Args: { "known"?: string }; Returns: Json
                           },
"renew_invitation":
{ Args: { "invitation": string }; Returns: Json
                           },
"save_arrival":
{ Args: { "arrival": Json }; Returns: Json
                           },
"save_consultation":
{ Args: { "consultation": Json }; Returns: Json
                           },
"save_distinct":
{ Args: { "pair": Json }; Returns: Json
                           },
"save_patient":
{ Args: { "patient": Json }; Returns: Json
                           },
"search_patients":
{ Args: { "facility": string,"max_rows"?: number,"query": string }; Returns: {
              "birth_date": string,"birth_precision": string,"cost": number,"family_name": string,"found_as": string,"given_name": string,"guardian_name": string,"id": string,"last_visit_at": string,"number": string,"phone": string,"score": number,"sex": string,"village": string
            }[]
                           },
"send_counter_referral":
{ Args: { "counter": Json }; Returns: Json
                           },
"send_referral":
{ Args: { "referral": Json }; Returns: Json
                           },
"timeline_visits":
{ Args: { "before"?: string,"facility": string,"patient": string,"size"?: number }; Returns: Json
                           },
"undo_merge":
{ Args: { "undo": Json }; Returns: Json
                           },
"verify_audit":
{ Args: { "facility": string }; Returns: Json
                           },
"who_saw":
{ Args: { "facility": string,"number": string }; Returns: Json
                           },
"withdraw_consultation":
{ Args: { "withdrawal": Json }; Returns: Json
                           },
"working_set":
{ Args: { "request": Json }; Returns: Json
                           }
          }
          Enums: {
            [_ in never]: never
          }
          CompositeTypes: {
            [_ in never]: never
          }
        }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "ministry">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
  ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
      Row: infer R
    }
    ? R
    : never
  : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Insert: infer I
    }
    ? I
    : never
  : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Update: infer U
    }
    ? U
    : never
  : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
  ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
  : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
  ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
  : never

export const Constants = {
  "ministry": {
          Enums: {
            
          }
        },"sis": {
          Enums: {
            
          }
        }
} as const
